/** Text that XML 1.0 can hold: markup escaped; what the standard forbids (section 2.2) taken out. */

const FORBIDDEN =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
};

/** For element content and attribute values alike; line ends survive as references, those of XML 1.1 (section 2.11) too: some readers turn them. */
export function xml(value: string | number | boolean): string {
  return String(value)
    .replace(FORBIDDEN, '')
    .replace(/[&<>"'\n\r\t\u0085\u2028]/g, (character) => ENTITIES[character]!);
}
