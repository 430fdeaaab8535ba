import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * Values for the interfaces of a file that `cdk8s import` made: every property is there, however deep, once in every
 * list and mapping. The property names are those of TypeScript.
 */
export class Populated {
  private readonly interfaces = new Map<string, ts.InterfaceDeclaration>();
  private readonly enums = new Map<string, ts.EnumDeclaration>();

  constructor(path: string) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) this.interfaces.set(node.name.text, node);
      if (ts.isEnumDeclaration(node)) this.enums.set(node.name.text, node);
    });
  }

  /** @throws Error for a type that no rule here knows */
  valueOf(name: string): unknown {
    if (name === 'ApiObjectMetadata') return { name: 'name' };
    const first = this.enums.get(name)?.members[0]?.initializer;
    if (first !== undefined && ts.isStringLiteral(first)) return first.text;
    const declaration = this.interfaces.get(name);
    if (declaration === undefined) throw new Error(`nothing is known of the type ${name}`);
    const properties = declaration.members.filter(ts.isPropertySignature);
    return Object.fromEntries(properties.map(({ name: key, type }) => [key.getText(), this.valueFor(type!)]));
  }

  private valueFor(type: ts.TypeNode): unknown {
    if (ts.isArrayTypeNode(type)) return [this.valueFor(type.elementType)];
    if (ts.isTypeReferenceNode(type)) return this.valueOf(type.typeName.getText());
    if (ts.isTypeLiteralNode(type)) return { someKey: this.valueFor(valueTypeOf(type)) };
    if (type.kind === ts.SyntaxKind.StringKeyword) return 'text';
    if (type.kind === ts.SyntaxKind.NumberKeyword) return 7;
    if (type.kind === ts.SyntaxKind.BooleanKeyword) return true;
    throw new Error(`nothing is known of ${type.getText()}`);
  }
}

/** `{ [key: string]: T }` is a T for each key. */
function valueTypeOf(type: ts.TypeLiteralNode): ts.TypeNode {
  const [member] = type.members;
  if (member === undefined || !ts.isIndexSignatureDeclaration(member)) throw new Error(type.getText());
  return member.type;
}
