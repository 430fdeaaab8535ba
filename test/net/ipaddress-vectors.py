"""What Python's ipaddress says, as JSON: python3 test/net/ipaddress-vectors.py > test/fixtures/ipaddress-vectors.json

Only what every Python from 3.10 on says alike: no zones, IPv4-mapped addresses only among the differences, and a
generator of its own, so that the vectors are the same everywhere.
"""

import ipaddress
import json

state = 20261101


def below(limit):
    """A number from 0 on, below a limit."""
    global state
    value = 0
    for _ in range((limit.bit_length() + 31) // 32 + 1):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        value = value << 32 | state >> 32
    return value % limit


def pick(items):
    return items[below(len(items))]


def canonical(read, text):
    """Canonical text, or null where it is refused."""
    try:
        return str(read(text))
    except ValueError:
        return None


IPV4 = ["0.0.0.0", "255.255.255.255", "10.0.0.1", "010.0.0.1", "10.0.0.01", "10.0.0", "10.0.0.0.1", "10.0.0.256", "1", "",
        "0x0a000001", "10.0.0.0x1", "10.0.0.-1", "+10.0.0.1", "10.0.0.1 ", " 10.0.0.1", "10.0.0.1\n", "10..0.1", ".10.0.0.1",
        "10.0.0.1.", "10,0,0,1", "10.0.0.\u0661", "1e1.0.0.1", "00.0.0.0", "1_0.0.0.1", "10.0.0.1000", "10.0.0.1/32"]
IPV6 = ["::", "::1", "1::", "FD00::1", "fd00:0:0:0:0:0:0:1", "fd00::0:1", "fd00::0001", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1::2::3", ":::", ":1", "1:", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::3:4:5:6:7:8", "12345::",
        "g::", "fd00::1 ", "1:0:0:2:0:0:0:3", "1:0:0:2:3:0:0:4", "0:0:1::", "::1.2.3.4", "64:ff9b::10.0.0.1", "::1.2.3",
        "::01.2.3.4", "1.2.3.4::", "fd00:0:1:0:1:0:1:0", "::ffff", "-1::", "+1::", "0x1::", "fd00::\uff11", "::1::",
        "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::00001", "[::1]", "fd00::1/128"]
CIDRS = ["10.0.0.0/8", "10.0.0.1/8", "10.0.0.0/08", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0", "0.0.0.0/0",
         "10.0.0.0/255.0.0.0", "10.0.0.0/0.255.255.255", "10.0.0.0/8/8", "10.0.0.0/ 8", "10/8", "10.0.0.0/+8", "10.0.0.1/32",
         "fd00::/8", "fd00::1/64", "FD00::/8", "fd00::/129", "::/0", "::1/128", "fd00::/0128", "fd00:0::/32", "fd00::/64/1",
         "/8", "fd00::", "1::/16", "1:0:0:0::/64", "10.0.0.0/1e1", "10.0.0.0/\u0668", "10.0.0.0/8 "]


def random_address(bits):
    kind = below(4)
    value = below(2**bits)
    if kind == 0:
        value &= below(2**bits)
    if kind == 1 and bits == 128:
        for _ in range(below(6)):
            value &= ~(0xFFFF << 16 * below(8))
    text = str(ipaddress.ip_address(value.to_bytes(bits // 8, "big")))
    return ipaddress.ip_address(value.to_bytes(bits // 8, "big")).exploded if kind == 2 else text


def spoilt(text):
    at = below(len(text) + 1)
    return text[:at] + pick(["", "0", ":", ".", "g", " ", "/", "::", "F"]) + text[at + below(2):]


def is_mapped(text):
    try:
        address = ipaddress.ip_address(text.split("/")[0])
        return address.version == 6 and address.ipv4_mapped is not None
    except ValueError:
        return False


def addresses():
    good = [random_address(pick([32, 128])) for _ in range(150)]
    texts = IPV4 + IPV6 + good + [spoilt(text) for text in good + good]
    return [{"text": t, "canonical": canonical(ipaddress.ip_address, t)} for t in dict.fromkeys(texts) if not is_mapped(t)]


def random_network(bits, base, spread):
    length = bits - below(spread)
    value = base + below(2**spread)
    return ipaddress.ip_network((value.to_bytes(bits // 8, "big"), length), strict=False)


def cidrs():
    made = [str(random_network(*pick([(32, 10 << 24, 24), (128, 0xFD << 120, 100)]))) for _ in range(60)]
    texts = CIDRS + made + [spoilt(text) for text in made + made]
    return [{"text": t, "canonical": canonical(ipaddress.ip_network, t)} for t in dict.fromkeys(texts) if not is_mapped(t)]


WORLDS = [(32, 10 << 24, 6), (32, 10 << 24, 24), (128, 0xFD << 120, 6), (128, 0xFD << 120, 90)]
EDGES = [("0.0.0.0", "255.255.255.255"), ("0.0.0.1", "255.255.255.254"), ("255.255.255.255", "255.255.255.255"),
         ("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe")]


def random_range():
    bits, base, spread = pick(WORLDS)
    ends = sorted(base + below(2**spread) for _ in range(2))
    return tuple(str(ipaddress.ip_address(end.to_bytes(bits // 8, "big"))) for end in ends)


def texts(networks):
    return [str(network) for network in networks]


def cover(first, last):
    covered = ipaddress.summarize_address_range(ipaddress.ip_address(first), ipaddress.ip_address(last))
    return {"first": first, "last": last, "cidrs": texts(covered)}


def collapse():
    world = pick(WORLDS)
    networks = [random_network(*world) for _ in range(1 + below(12))]
    return {"cidrs": texts(networks), "collapsed": texts(ipaddress.collapse_addresses(networks))}


def exclude():
    bits, base, spread = pick(WORLDS)
    inner = random_network(bits, base, spread)
    outer = inner.supernet(prefixlen_diff=below(min(inner.prefixlen, 12) + 1))
    left = [] if inner == outer else sorted(outer.address_exclude(inner))
    return {"from": str(outer), "taken": str(inner), "left": texts(left)}


vectors = {
    "addresses": addresses(),
    "cidrs": cidrs(),
    "cover": [cover(*ends) for ends in EDGES + [random_range() for _ in range(120)]],
    "collapse": [collapse() for _ in range(120)],
    "exclude": [exclude() for _ in range(120)],
}
print("{\n" + ",\n".join(
    f'"{name}": [\n' + ",\n".join(json.dumps(one) for one in part) + "\n]" for name, part in vectors.items()) + "\n}")
