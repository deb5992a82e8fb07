import ipaddr from "ipaddr.js";

/** Whether a peer, by its address, is a reverse proxy whose X-Forwarded-For is believed. */
export type ProxyTest = (address: string) => boolean;

const privateRanges: readonly string[] = ["private", "linkLocal", "uniqueLocal"];
const words: Readonly<Record<string, ProxyTest>> = {
  loopback: (address) => ipaddr.process(address).range() === "loopback",
  private: (address) => privateRanges.includes(ipaddr.process(address).range()),
  none: () => false,
};

/** What TRUSTED_PROXIES says: "loopback", "private", "none", addresses and networks (CIDR), by commas; null where one is none of these. */
export function readProxies(list: string): ProxyTest | null {
  const tests = list.split(",").map((entry) => testOf(entry.trim()));
  const known = tests.filter((test) => test !== null);
  return known.length < tests.length ? null : (address) => known.some((test) => test(address));
}

function testOf(entry: string): ProxyTest | null {
  if (Object.hasOwn(words, entry)) return words[entry] ?? null;
  if (ipaddr.isValid(entry)) {
    const wanted = ipaddr.process(entry).toString();
    return (address) => ipaddr.process(address).toString() === wanted;
  }
  if (!ipaddr.isValidCIDR(entry)) return null;
  const [network, bits] = ipaddr.parseCIDR(entry);
  return (address) => {
    const parsed = ipaddr.process(address);
    return parsed.kind() === network.kind() && parsed.match(network, bits);
  };
}

/** An address that no one has from the internet: whoever sends X-Forwarded-For from there is most likely a proxy. */
export const isOnOwnNetwork: ProxyTest = (address) => words.loopback?.(address) || words.private?.(address) || false;
