import { setAddress } from "@/lib/protocol/set-address.ts";
import { yamlQuery } from "@/lib/protocol/yaml-query.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { objectYaml } from "@/lib/server/yaml/object-yaml.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/yaml?of=pod/web-0 – the set, or an object of it, as the API server has it now
export const GET = handle({ access: "read", params: setAddress, query: yamlQuery }, ({ params, query, request }) =>
  objectYaml(runtime().switchboard.session.cluster, params, query.of, request.signal),
);
