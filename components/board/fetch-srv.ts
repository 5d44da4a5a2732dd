import type { SrvResponse } from "@/lib/protocol/srv-response.ts";
import { fetchOfSet } from "../shell/fetch-of-set.ts";

/** Has the SRV records of the set's Service looked up. Throws an Error whose message is a sentence for the person. */
export async function fetchSrv(namespace: string, name: string, signal: AbortSignal): Promise<SrvResponse> {
  return (await fetchOfSet("srv", namespace, name, signal)) as SrvResponse;
}
