import { linksOf } from "./links-of";

/** What one address says to one person. */
interface Told {
  status: number;
  /** Where a redirect leads, as it is written. */
  location: string;
  /** Addresses of this site on a page, as path and query; null for what is no page. */
  links: readonly string[] | null;
}

/** What is on the way to a page leads on a few times at most. */
const mostHops = 20;

/**
 * Asks a site over HTTP in the name of whoever has these cookies, without a browser: each address once, however many checks want its
 * answer. A page's HTML is read for its links and not kept.
 */
export class Asker {
  readonly #told = new Map<string, Promise<Told>>();

  constructor(
    readonly url: string,
    readonly cookie: string,
  ) {}

  /** Follows nothing. */
  ask(address: string): Promise<Told> {
    const told = this.#told.get(address) ?? this.send(address, "GET");
    this.#told.set(address, told);
    return told;
  }

  /** Follows what leads on within the site; of anything else the answer is the last. */
  async askOn(address: string): Promise<Told> {
    let told = await this.ask(address);
    for (let hop = 0, at = address; hop < mostHops && told.status >= 300 && told.status < 400; hop += 1) {
      const next = new URL(told.location, this.url + at);
      if (next.origin !== this.url) break;
      at = next.pathname + next.search;
      told = await this.ask(at);
    }
    return told;
  }

  /** Each time anew. */
  async send(address: string, method: string): Promise<Told> {
    const answer = await fetch(this.url + address, {
      method,
      // As it is: to compress it and to unfold it again is work for both sides.
      headers: { "accept-encoding": "identity", ...(this.cookie && { cookie: this.cookie }) },
      redirect: "manual",
    });
    const text = await answer.text();
    const isPage = answer.headers.get("content-type")?.startsWith("text/html");
    return {
      status: answer.status,
      location: answer.headers.get("location") ?? "",
      links: isPage ? linksOf(text, this.url + address) : null,
    };
  }
}
