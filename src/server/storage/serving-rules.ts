import "server-only";

/** Types that a browser shows without running anything of theirs with the rights of this site. */
const SHOWN = new Set([
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/svg+xml",
  "video/mp4",
  "video/webm",
  "video/ogg",
  "video/quicktime",
  "audio/mpeg",
  "audio/mp4",
  "audio/x-m4a",
  "audio/aac",
  "audio/ogg",
  "audio/wav",
  "audio/webm",
  "audio/flac",
  "text/vtt",
  "text/plain",
  "application/pdf",
]);

export interface Serving {
  contentType: string;
  contentDisposition: string;
  contentSecurityPolicy: string;
}

/** How stored bytes of a type are handed to a browser. HTML and everything unknown only ever as a download. */
export function decideServing(file: {
  mimeType: string;
  fileName: string;
  disposition: "inline" | "attachment";
}): Serving {
  const isShown = SHOWN.has(file.mimeType);
  const disposition = isShown ? file.disposition : "attachment";
  const type = isShown || disposition === "attachment" ? harmless(file.mimeType) : "application/octet-stream";
  return {
    contentType: type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    contentDisposition: describeDisposition(disposition, file.fileName),
    contentSecurityPolicy: policyOf(file.mimeType),
  };
}

/** Types that some browser might open as a page after all keep their bytes and lose their name. */
function harmless(mimeType: string): string {
  if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(mimeType)) return "application/octet-stream";
  return /html|xhtml|xml(?!\w)|javascript|ecmascript/.test(mimeType) && mimeType !== "image/svg+xml"
    ? "application/octet-stream"
    : mimeType;
}

function policyOf(mimeType: string): string {
  // Browsers refuse to show a PDF in a sandbox; its viewer runs none of the document's scripts with our rights.
  if (mimeType === "application/pdf") return "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'";
  if (mimeType === "image/svg+xml") return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
  return "default-src 'none'; sandbox";
}

/** RFC 6266: a plain name for old clients, the true one beside it. */
export function describeDisposition(disposition: "inline" | "attachment", fileName: string): string {
  const name =
    [...fileName.normalize("NFC")].filter((sign) => sign >= " " && !/[\\/\u007f]/.test(sign)).join("") || "file";
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
