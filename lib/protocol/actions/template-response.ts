/** A variable of a container: its value, or where it comes from, in words. */
export interface TemplateVariable {
  name: string;
  value?: string;
  from?: string;
}

/** A container of the template, as far as an update can change it. */
export interface TemplateContainer {
  name: string;
  isInit: boolean;
  image: string;
  env: readonly TemplateVariable[];
  requests: Readonly<Record<string, string>>;
  limits: Readonly<Record<string, string>>;
}

/** The answer of GET /api/statefulsets/<namespace>/<name>/template: init containers last, each list in its own order. */
export interface TemplateResponse {
  uid: string;
  generation: number;
  containers: readonly TemplateContainer[];
}
