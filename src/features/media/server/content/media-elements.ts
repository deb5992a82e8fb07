import "server-only";
import type { Element, ElementContent, Properties, Root } from "hast";
import type { ContentWords } from "@/features/media/content-words";
import { coursePath } from "@/features/media/course-path";
import { addressMark, type FileSlots, originMark, sizeMark } from "@/features/media/server/content/course-files";
import { element, replaceElements, stringOf, text, textOf } from "@/features/media/server/content/tree";
import { embedFor } from "@/lib/embed-hosts";
import { languageName } from "@/lib/language-name";

interface Shaping {
  words: ContentWords;
  files: FileSlots;
}

const fileName = (path: string): string => path.split("/").at(-1) ?? path;

/** An http(s) address of another server, or null. */
function outsideUrl(address: string): URL | null {
  const text = address.trim().startsWith("//") ? `https:${address.trim()}` : address.trim();
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}

function outsideLink(url: URL, words: string): Element {
  return element("a", { href: url.href, rel: ["noopener"] }, [text(words)]);
}

/** Something on another server that the page must not load automatically: a link says where it is. */
function elsewhere(address: string, name: string, { words }: Shaping): ElementContent[] {
  const url = outsideUrl(address);
  if (!url) return name ? [text(name)] : [];
  const place = words.elsewhere(url.hostname);
  return [outsideLink(url, name ? `${name} (${place})` : place)];
}

function missing(path: string, name: string, { words }: Shaping): ElementContent[] {
  const notice = words.missingFile(fileName(path));
  return [element("span", { className: ["missing-file"] }, [text(name ? `${name} (${notice})` : notice)])];
}

function shapeImage(node: Element, shaping: Shaping): ElementContent[] {
  const address = stringOf(node.properties.src);
  const alt = stringOf(node.properties.alt);
  const path = coursePath(address);
  if (!path) return elsewhere(address, alt, shaping);
  const { width, height, title, lang } = node.properties;
  const sized = width && height;
  const image = element("img", {
    src: addressMark,
    alt,
    ...(title ? { title } : {}),
    ...(lang ? { lang } : {}),
    ...(sized ? { width, height } : { dataSize: sizeMark }),
    loading: "lazy",
    decoding: "async",
  });
  return [shaping.files.add(path, image, missing(path, alt, shaping))];
}

function shapeTrack(node: Element, { files }: Shaping): ElementContent[] {
  const path = coursePath(stringOf(node.properties.src));
  if (!path) return [];
  const { kind, srcLang, label } = node.properties;
  const properties: Properties = {
    src: addressMark,
    kind: kind ?? "captions",
    ...(srcLang ? { srcLang } : {}),
    ...(label ? { label } : {}),
  };
  return [files.add(path, element("track", properties), [])];
}

function shapeSource(node: Element, { files }: Shaping): ElementContent[] {
  const path = coursePath(stringOf(node.properties.src));
  const type = stringOf(node.properties.type);
  return path ? [files.add(path, element("source", { src: addressMark, ...(type ? { type } : {}) }), [])] : [];
}

const isTrack = (node: ElementContent): boolean => node.type === "element" && node.tagName === "track";

/** A video or a recording of the course plays in the page; one from elsewhere is a link or, if allowed, an embed. */
function shapePlayer(node: Element, shaping: Shaping): ElementContent[] {
  const address = stringOf(node.properties.src);
  const title = stringOf(node.properties.title);
  const children: ElementContent[] = node.children.filter((child) => child.type !== "text");
  const captions = stringOf(node.properties.dataCaptions);
  if (captions) {
    const srcLang = stringOf(node.properties.dataCaptionsLanguage);
    const named = srcLang ? { srcLang, label: languageName(srcLang, shaping.words.locale) } : {};
    children.push(...shapeTrack(element("track", { src: captions, ...named }), shaping));
  }
  const isSound = node.tagName === "audio";
  const isCaptioned = captions !== "" || node.children.some(isTrack);
  // Browsers show the words of a sound only where a video's image would be.
  const isVideo = !isSound || isCaptioned;
  const tagName = isVideo ? "video" : "audio";
  const shared: Properties = {
    controls: true,
    preload: isSound ? "none" : "metadata",
    ...(title ? { title, ariaLabel: title } : {}),
    ...(isVideo ? { playsInline: true } : {}),
    ...(isCaptioned ? { crossOrigin: originMark } : {}),
  };
  const caption = title ? [element("figcaption", { className: ["caption"] }, [text(title)])] : [];
  const wrap = (player: ElementContent) => [
    element("figure", { className: isSound ? ["recording", "recording--sound"] : ["recording"] }, [player, ...caption]),
  ];
  if (address === "")
    return children.length > 0 ? wrap(element(tagName, { ...shared, crossOrigin: undefined }, children)) : [];
  const path = coursePath(address);
  if (!path) return shapeEmbed(element("figure", { dataEmbed: address, title }), shaping);
  const player = element(tagName, { ...shared, src: addressMark }, children);
  return wrap(shaping.files.add(path, player, missing(path, title, shaping)));
}

/** Nothing of the other service is asked for before the student presses the button. */
export function shapeEmbed(node: Element, shaping: Shaping): ElementContent[] {
  const address = stringOf(node.properties.dataEmbed);
  const title = stringOf(node.properties.title);
  const embed = embedFor(address);
  if (!embed) {
    const link = elsewhere(address, title, shaping);
    return link.length > 0 ? [element("p", {}, link)] : [];
  }
  const { words } = shaping;
  return [
    element("figure", { className: ["embed"], dataEmbed: embed.src, dataEmbedTitle: title || embed.provider }, [
      element("div", { className: ["embed__frame"] }, [
        element("button", { type: "button", className: ["btn"], dataEmbedStart: "" }, [
          text(words.startEmbed(embed.kind, embed.provider, title)),
        ]),
      ]),
      element("figcaption", { className: ["caption"] }, [
        text(`${words.embedNotice(embed.provider)} `),
        element("a", { href: embed.pageUrl, rel: ["noopener"] }, [text(words.openEmbed(embed.provider))]),
      ]),
    ]),
  ];
}

const ownPage =
  /^\/(?:accessibility|account|certificates|courses|instructors|learn|privacy|status|teach|terms|verify)(?:\/|$|\?)/;

/** A link inside a link would end the outer one: only its words stay. */
function withoutLinks(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== "element") return [child];
    child.children = withoutLinks(child.children);
    return child.tagName === "a" ? child.children : [child];
  });
}

function shapeLink(node: Element, shaping: Shaping): ElementContent[] | undefined {
  node.children = withoutLinks(node.children);
  const href = stringOf(node.properties.href);
  const label = node.children.some((child) => textOf(child).trim() !== "" || child.type !== "text");
  if (href === "" || !label) return node.children;
  if (href.startsWith("#") || /^(?:mailto|tel):/i.test(href)) return undefined;
  const url = outsideUrl(href);
  if (url) {
    node.properties = { ...node.properties, href: url.href, rel: ["noopener"] };
    if (textOf(node).trim() === "" && !hasNamedPicture(node)) node.properties.ariaLabel = url.hostname;
    return undefined;
  }
  if (ownPage.test(href)) return undefined;
  const path = coursePath(href);
  if (!path) return node.children;
  const { title, lang } = node.properties;
  const link = element(
    "a",
    { href: addressMark, ...(title ? { title } : {}), ...(lang ? { lang } : {}) },
    node.children,
  );
  if (textOf(node).trim() === "" && !hasNamedPicture(node)) link.properties.ariaLabel = fileName(path);
  return [shaping.files.add(path, link, node.children, "linked")];
}

/** An image inside a link is a slot by now; only its alternative text tells whether it names the link. */
function hasNamedPicture(node: Element): boolean {
  return node.children.some((child) => {
    if ((child.type as string) === "raw") return true;
    return child.type === "element" && (stringOf(child.properties.alt) !== "" || hasNamedPicture(child));
  });
}

/** Pictures, recordings, embeds and links: everything that has an address. */
export function shapeAddresses(tree: Root, words: ContentWords, files: FileSlots): void {
  const shaping = { words, files };
  replaceElements(tree, (node) => {
    switch (node.tagName) {
      case "img":
        return shapeImage(node, shaping);
      case "track":
        return shapeTrack(node, shaping);
      case "source":
        return shapeSource(node, shaping);
      case "video":
      case "audio":
        return shapePlayer(node, shaping);
      case "figure":
        return node.properties.dataEmbed === undefined ? undefined : shapeEmbed(node, shaping);
      case "a":
        return shapeLink(node, shaping);
      default:
        return undefined;
    }
  });
}
