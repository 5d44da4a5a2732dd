import type { ServerResponse } from "node:http";
import type { Release } from "../../controllers/release.ts";
import { versionOf } from "./version.ts";

const swaggerField = 0x0a;
const infoField = 0x12;
const titleField = 0x0a;
const versionField = 0x12;

/** A text or a message as a length-delimited field; what stands here is shorter than 128 bytes. */
function field(key: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([key, value.length]), value]);
}

function documentOf(release: Release | undefined): Buffer {
  const version = Buffer.from(versionOf(release).gitVersion);
  const info = Buffer.concat([field(titleField, Buffer.from("Kubernetes")), field(versionField, version)]);
  return Buffer.concat([field(swaggerField, Buffer.from("2.0")), field(infoField, info)]);
}

/**
 * Answers /openapi/v2 with a schema that describes nothing, in the protobuf in which it is asked for. kubectl asks for it before it applies a v1 List, whose
 * fields no OpenAPI v3 can check, and takes a kind that is not described as one that the server will check.
 */
export function sendOpenApiV2(response: ServerResponse, release: Release | undefined): void {
  response.writeHead(200, { "content-type": "application/com.github.proto-openapi.spec.v2.v1.0+protobuf" }).end(documentOf(release));
}
