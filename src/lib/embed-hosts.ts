/** What a student may start inside a lesson, and the only addresses that a frame of ours may hold. */
export interface Embed {
  /** Name of the service as people know it. */
  provider: string;
  kind: "video" | "interactive";
  /** Address of the frame: https, on one of `embedHosts`. */
  src: string;
  /** The same thing on the service's own page, for those who would rather go there. */
  pageUrl: string;
}

interface Service {
  provider: string;
  kind: Embed["kind"];
  /** Hosts of the addresses that people paste. */
  pageHosts: readonly string[];
  frameHost: string;
  /** Path and query of the frame for a pasted address, or null when the address names nothing to show. */
  framePath: (url: URL) => string | null;
}

const videoId = /^[\w-]{6,64}$/;

function youtubePath(url: URL): string | null {
  const [first = "", second = ""] = url.pathname.split("/").filter(Boolean);
  const id = url.hostname.endsWith("youtu.be")
    ? first
    : first === "watch"
      ? (url.searchParams.get("v") ?? "")
      : ["embed", "v", "shorts", "live"].includes(first)
        ? second
        : "";
  if (!videoId.test(id)) return null;
  const start = /^(?:(\d+)h)?(?:(\d+)m)?(\d+)s?$/.exec(
    url.searchParams.get("start") ?? url.searchParams.get("t") ?? "",
  );
  const seconds = start ? Number(start[1] ?? 0) * 3600 + Number(start[2] ?? 0) * 60 + Number(start[3] ?? 0) : 0;
  return `/embed/${id}${seconds > 0 ? `?start=${seconds}` : ""}`;
}

function vimeoPath(url: URL): string | null {
  const match = /^\/(?:video\/|channels\/[\w-]+\/)?(\d{5,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(url.pathname);
  if (!match) return null;
  const secret = match[2] ?? url.searchParams.get("h") ?? "";
  return `/video/${match[1]}?dnt=1${/^[0-9a-f]{6,20}$/.test(secret) ? `&h=${secret}` : ""}`;
}

const pathUnder =
  (pattern: RegExp) =>
  (url: URL): string | null =>
    pattern.test(url.pathname) ? `${url.pathname}${url.search}` : null;

const services: readonly Service[] = [
  {
    provider: "YouTube",
    kind: "video",
    pageHosts: ["www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"],
    frameHost: "www.youtube-nocookie.com",
    framePath: youtubePath,
  },
  {
    provider: "Vimeo",
    kind: "video",
    pageHosts: ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
    frameHost: "player.vimeo.com",
    framePath: vimeoPath,
  },
  {
    provider: "GeoGebra",
    kind: "interactive",
    pageHosts: ["www.geogebra.org", "geogebra.org"],
    frameHost: "www.geogebra.org",
    framePath: (url) => {
      const id = /^\/(?:m|material\/iframe\/id|material\/show\/id)\/(\w{4,20})(?:\/|$)/.exec(url.pathname)?.[1];
      return id ? `/material/iframe/id/${id}` : null;
    },
  },
  {
    provider: "PhET",
    kind: "interactive",
    pageHosts: ["phet.colorado.edu"],
    frameHost: "phet.colorado.edu",
    framePath: pathUnder(/^\/sims\/html\/[\w./-]+\.html$/),
  },
  {
    provider: "H5P",
    kind: "interactive",
    pageHosts: ["h5p.org", "www.h5p.org"],
    frameHost: "h5p.org",
    framePath: pathUnder(/^\/h5p\/embed\/\d+$/),
  },
  {
    provider: "CodePen",
    kind: "interactive",
    pageHosts: ["codepen.io", "www.codepen.io"],
    frameHost: "codepen.io",
    framePath: (url) => {
      const match = /^\/([\w-]+)\/(?:pen|embed|full)\/(?:preview\/)?(\w+)\/?$/.exec(url.pathname);
      return match ? `/${match[1]}/embed/${match[2]}` : null;
    },
  },
  {
    provider: "StackBlitz",
    kind: "interactive",
    pageHosts: ["stackblitz.com"],
    frameHost: "stackblitz.com",
    framePath: (url) => (/^\/edit\/[\w-]+$/.test(url.pathname) ? `${url.pathname}?embed=1&ctl=1` : null),
  },
  {
    provider: "Desmos",
    kind: "interactive",
    pageHosts: ["www.desmos.com", "desmos.com"],
    frameHost: "www.desmos.com",
    framePath: (url) => (/^\/(?:calculator|geometry|3d)\/\w+$/.test(url.pathname) ? `${url.pathname}?embed` : null),
  },
];

/** Origins for the `frame-src` of the Content-Security-Policy. */
export const embedOrigins: readonly string[] = services.map((service) => `https://${service.frameHost}`);

/** The services by name, for the words beside a field that takes their addresses. */
export const embedProviders: readonly string[] = services.map(({ provider }) => provider);

/** The embed that a pasted address stands for, or null when its host is not on the list. */
export function embedFor(address: string): Embed | null {
  const text = address.trim();
  if (!URL.canParse(text, "https://invalid.invalid")) return null;
  const url = new URL(text, "https://invalid.invalid");
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (url.username || url.password || url.port) return null;
  const service = services.find(({ pageHosts }) => pageHosts.includes(url.hostname));
  const path = service?.framePath(url);
  if (!service || !path) return null;
  url.protocol = "https:";
  return {
    provider: service.provider,
    kind: service.kind,
    src: `https://${service.frameHost}${path}`,
    pageUrl: url.href,
  };
}
