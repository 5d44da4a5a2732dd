/** Kubernetes' rules for names (apimachinery validation); each says all that is wrong, in its order. */
export type NameRule = (value: string) => string[];

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

/** Names of objects are counted in characters, the parts of labels in bytes. */
function rule(pattern: string, says: string | ((value: string) => string), lengthMax: number, unit = "characters"): NameRule {
  const wanted = new RegExp(`^${pattern}$`);
  return (value) => [
    ...(value.length > lengthMax ? [`must be no more than ${lengthMax} ${unit}`] : []),
    ...(wanted.test(value) ? [] : [typeof says === "string" ? says : says(value)]),
  ];
}

const isDotted = new RegExp(`^${subdomain}$`);
export const isLabel = rule(label, (value) => (isDotted.test(value) ? "must not contain dots" : labelRule), 63);
export const isSubdomain = rule(subdomain, subdomainRule, 253);
const underscored = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
const searchDomain = `${underscored}(\\.${underscored})*`;
const searchDomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric " +
  `character ${example(["example.com"], searchDomain)}`;
/** Domains that names are looked up in: service records begin with an underscore. */
export const isSearchDomain = rule(searchDomain, searchDomainRule, 253);
export const isLabel1035 = rule(label1035, label1035Rule, 63);
export const isLabelText = rule(labelText, labelTextRule, 63, "bytes");

const configKeyForm = rule(configKey, configKeyRule, 253);

/** Keys of what is mounted as files: none may lead out of its directory. */
export const isConfigKey: NameRule = (value) => {
  const dots = value === "." || value === ".." ? [`must not be '${value}'`] : [];
  return [...configKeyForm(value), ...dots, ...(value.startsWith("..") && value !== ".." ? ["must not start with '..'"] : [])];
};

/** What may stand as one segment of a path: names of roles. */
export const isPathSegment: NameRule = (value) => {
  if (value === "." || value === "..") return [`may not be '${value}'`];
  return ["/", "%"].filter((character) => value.includes(character)).map((character) => `may not contain '${character}'`);
};

const prefixForm = rule(subdomain, subdomainRule, 253, "bytes");
const nameForm = rule(qualified, qualifiedRule + qualifiedExample, 63, "bytes");

/** Keys of labels and annotations: `name` or `prefix/name`. */
export const isQualifiedName: NameRule = (value) => {
  const [first = "", second, ...more] = value.split("/");
  if (more.length > 0) {
    return [
      `a valid label key ${qualifiedRule}${qualifiedExample} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const prefix = second === undefined ? [] : first === "" ? ["must be non-empty"] : prefixForm(first);
  const name = second ?? first;
  return [
    ...prefix.map((wrong) => `prefix part ${wrong}`),
    ...[...(name === "" ? ["must be non-empty"] : []), ...nameForm(name)].map((wrong) => `name part ${wrong}`),
  ];
};

/** Keys of annotations may be written in capitals. */
export const isAnnotationKey: NameRule = (value) => isQualifiedName(value.toLowerCase());
