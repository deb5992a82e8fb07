import "server-only";
import ipaddr from "ipaddr.js";
import { isOnOwnNetwork, type ProxyTest } from "@/lib/trusted-proxies";

/**
 * The address of the visitor. `X-Forwarded-For` is believed only from a proxy of ours (TRUSTED_PROXIES), and of it only the last
 * address that is not such a proxy itself: what is before it the visitor may have made up.
 */
export function findClientAddress(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  isProxy: ProxyTest,
): string {
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

/** The peer, where it looks like a proxy that TRUSTED_PROXIES lacks: all its visitors count as one then. Null otherwise. */
export function findDoubtedProxy(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  isProxy: ProxyTest,
): string | null {
  const direct = plain(peer);
  return direct && forwardedFor !== undefined && isOnOwnNetwork(direct) && !isProxy(direct) ? direct : null;
}

function plain(address: string | undefined): string | undefined {
  if (!address || !ipaddr.isValid(address)) return undefined;
  return ipaddr.process(address).toString();
}
