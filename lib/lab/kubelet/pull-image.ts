import { sleep } from "../../clock.ts";
import type { Happening } from "../../controllers/node/happening.ts";
import { parseImageName } from "../programs/image.ts";
import type { NodeContext } from "./node-context.ts";

const pullMsDefault = 800;
const notFoundMs = 600;
/** How long a resolver asks for a registry's name before it gives up. */
const lookupTimeoutMs = 10_000;
const sizeBytesDefault = 2_500_000;

export function hasImage({ images, troubles, pulled }: NodeContext, image: string): boolean {
  const { fails, slow } = troubles.pullOf(image);
  if (fails) return false;
  if (slow) return pulled.has(slow.key);
  return images.isPresent(image) || pulled.has(image);
}

/** Pulls an image, which takes its time, and tells how that ended; fails as a node without that image and without a way to its registry does. */
export async function pullImage(
  context: NodeContext,
  image: string,
  dnsAddress: string,
  nodeAddress: string,
): Promise<Happening & { what: "pulled" }> {
  const { clock, images, troubles, pulled } = context;
  const began = clock.now();
  const { fails, slow } = troubles.pullOf(image);
  if (!fails && (images.isPullable(image) || images.isPresent(image))) {
    const repository = images.find(image);
    await sleep(clock, slow?.delayMs ?? repository?.pullMs ?? pullMsDefault);
    pulled.add(image);
    if (slow) pulled.add(slow.key);
    return { what: "pulled", image, tookMs: clock.now() - began, bytes: repository?.sizeBytes ?? sizeBytesDefault };
  }
  const { full, host, path, tag } = fullNameOf(image);
  const reference = `failed to pull and unpack image "${full}": failed to resolve reference "${full}"`;
  if (host === undefined) {
    await sleep(clock, notFoundMs);
    return {
      what: "pulled",
      image,
      tookMs: clock.now() - began,
      error: `rpc error: code = NotFound desc = ${reference}: ${full}: not found`,
    };
  }
  await sleep(clock, lookupTimeoutMs);
  const lookup = `lookup ${host.replace(/:\d+$/, "")} on ${dnsAddress}:53: read udp ${nodeAddress}:${portOf(began)}->${dnsAddress}:53: i/o timeout`;
  const error = `${reference}: failed to do request: Head "https://${host}/v2/${path}/manifests/${tag}": dial tcp: ${lookup}`;
  return { what: "pulled", image, tookMs: clock.now() - began, error };
}

/** An image's name as containerd writes it: with its registry, and `library` for one without a path. A name's first part is a host when it looks like one. */
function fullNameOf(image: string): { full: string; host: string | undefined; path: string; tag: string } {
  const { repository, tag } = parseImageName(image);
  const [first = "", ...rest] = repository.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const path = isHost ? rest.join("/") : rest.length > 0 ? repository : `library/${repository}`;
  return { full: `${isHost ? first : "docker.io"}/${path}:${tag}`, host: isHost ? first : undefined, path, tag };
}

/** Some port of those that clients are given. */
function portOf(at: number): number {
  return 32_768 + (Math.floor(at) % 28_000);
}
