import "server-only";
import type { LookupAddress } from "node:dns";
import { lookup as resolveName } from "node:dns/promises";
import ipaddr from "ipaddr.js";

const givenIpv6 = ipaddr.parseCIDR("2000::/3");

/**
 * True for an address on the open internet. Everything that leads to this machine, its network, its cloud or through a
 * translation of addresses (IPv4-mapped, NAT64, 6to4, Teredo) is not.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  // Of IPv6, all that was ever given to the internet: `::/96`, IPv4 addresses in a form that no one uses anymore, counts as unicast too.
  const isGiven = parsed.kind() === "ipv4" || parsed.match(givenIpv6);
  return isGiven && parsed.range() === "unicast";
}

/** All addresses of a name. */
export type LookUp = (name: string) => Promise<LookupAddress[]>;

/** All addresses of a host, if every one of them may be asked; a name with one private address is refused whole. */
export async function resolveAllowed(
  host: string,
  isAllowed: (address: string) => boolean,
  lookUp: LookUp = (name) => resolveName(name, { all: true }),
): Promise<LookupAddress[] | null> {
  const bare = host.replace(/^\[|\]$/g, "");
  const addresses = ipaddr.isValid(bare)
    ? [{ address: bare, family: ipaddr.parse(bare).kind() === "ipv6" ? 6 : 4 }]
    : await lookUp(bare);
  return addresses.length > 0 && addresses.every(({ address }) => isAllowed(address)) ? addresses : null;
}
