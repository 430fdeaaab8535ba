import { IpamApp } from 'cdk8s-ipam';
import { declare } from './app';

const app = new IpamApp({ layout: 'flux' });
declare(app);
app.synth();
