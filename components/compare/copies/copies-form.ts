import type { CopiesRequest } from "@/lib/protocol/copies/copies-request.ts";
import type { ForecastRequest } from "@/lib/simulation/forecast-request.ts";

/** What is typed of a run on copies. */
export interface CopiesForm {
  namespace: string;
  claims: "none" | "tiny";
  image: string;
  newImage: string;
  failure: "probe" | "image";
  keep: boolean;
}

/** Where a form begins: beside the set, without claims, changed by an annotation, cleaned up at the end. */
export function firstForm(namespace: string): CopiesForm {
  return { namespace, claims: "none", image: "", newImage: "", failure: "probe", keep: false };
}

/** What is asked for by a form; what is empty is not said. */
export function copiesRequestOf(forecast: ForecastRequest, of: CopiesRequest["of"], form: CopiesForm): CopiesRequest {
  const { namespace, claims, keep } = form;
  const [image, newImage] = [form.image.trim(), form.newImage.trim()];
  return {
    forecast,
    of,
    choice: {
      namespace,
      claims,
      keep,
      ...(image !== "" && { image }),
      ...(newImage !== "" && { newImage }),
      ...(forecast.revision.kind === "never-ready" && { failure: form.failure }),
    },
  };
}
