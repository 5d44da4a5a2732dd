/** Kubernetes' rules for names (apimachinery validation); each says what is wrong, or undefined. */
export type NameRule = (value: string) => string | undefined;

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = `${label}(\\.${label})*`;
const label1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
const qualified = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const labelText = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
const configKey = "[-._a-zA-Z0-9]+";

const example = (names: readonly string[], pattern: string) =>
  `(e.g. ${names.map((name) => `'${name}'`).join(",  or ")}, regex used for validation is '${pattern}')`;

const labelRule =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character " +
  example(["my-name", "123-abc"], label);
const subdomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric " +
  `character ${example(["example.com"], subdomain)}`;
const label1035Rule =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric " +
  `character ${example(["my-name", "abc-123"], label1035)}`;
const qualifiedRule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character ";
const qualifiedExample = example(["MyName", "my.name", "123-abc"], qualified);
const labelTextRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric " +
  `character ${example(["MyValue", "my_value", "12345"], labelText)}`;
const configKeyRule = `a valid config key must consist of alphanumeric characters, '-', '_' or '.' ${example(["key.name", "KEY_NAME", "key-name"], configKey)}`;

function rule(pattern: string, says: string, lengthMax: number): NameRule {
  const wanted = new RegExp(`^${pattern}$`);
  return (value) => {
    if (value.length > lengthMax) return `must be no more than ${lengthMax} bytes`;
    return wanted.test(value) ? undefined : says;
  };
}

export const isLabel = rule(label, labelRule, 63);
export const isSubdomain = rule(subdomain, subdomainRule, 253);
export const isLabel1035 = rule(label1035, label1035Rule, 63);
export const isLabelText = rule(labelText, labelTextRule, 63);
export const isConfigKey = rule(configKey, configKeyRule, 253);

/** What may stand as one segment of a path: names of roles. */
export const isPathSegment: NameRule = (value) => {
  if (value === "." || value === "..") return `may not be '${value}'`;
  const found = ["/", "%"].find((character) => value.includes(character));
  return found === undefined ? undefined : `may not contain '${found}'`;
};

/** Keys of labels and annotations: `name` or `prefix/name`. */
export const isQualifiedName: NameRule = (value) => {
  const parts = value.split("/");
  const name = parts.at(-1) ?? "";
  if (parts.length > 2)
    return `a valid label key ${qualifiedRule}${qualifiedExample} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
  if (parts.length === 2) {
    const wrong = parts[0] === "" ? "must be non-empty" : isSubdomain(parts[0] ?? "");
    if (wrong !== undefined) return `prefix part ${wrong}`;
  }
  if (name === "") return "name part must be non-empty";
  if (name.length > 63) return "name part must be no more than 63 bytes";
  return new RegExp(`^${qualified}$`).test(name) ? undefined : `name part ${qualifiedRule}${qualifiedExample}`;
};
