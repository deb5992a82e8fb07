import "server-only";
import ipaddr from "ipaddr.js";

const PROXY_RANGES = new Set(["loopback", "private", "linkLocal", "uniqueLocal"]);

/**
 * The address of the visitor. `X-Forwarded-For` is believed only from a peer on our own network (a reverse proxy), and
 * of it only the last address that is not such a proxy itself: what stands before it the visitor may have made up.
 */
export function findClientAddress(peer: string | undefined, forwardedFor: string | string[] | undefined): string {
  const direct = plain(peer) ?? "0.0.0.0";
  if (!isProxy(direct)) return direct;
  const hops = [forwardedFor ?? []].flat().join(",").split(",");
  let nearest = direct;
  for (const hop of hops.reverse()) {
    const address = plain(hop.trim());
    if (address === undefined) break;
    nearest = address;
    if (!isProxy(address)) break;
  }
  return nearest;
}

function plain(address: string | undefined): string | undefined {
  if (!address || !ipaddr.isValid(address)) return undefined;
  return ipaddr.process(address).toString();
}

function isProxy(address: string): boolean {
  return PROXY_RANGES.has(ipaddr.process(address).range());
}
