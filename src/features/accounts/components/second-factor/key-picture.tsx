import "server-only";
import encodeQR from "qr";

/** Light squares around the image, which readers look for (ISO/IEC 18004). */
const quiet = 4;

/** What an app reads with its camera. Dark on light in both themes: many readers know nothing else. */
export function KeyPicture({ address, label }: { address: string; label: string }) {
  const rows = encodeQR(address, "raw", { border: quiet, ecc: "medium" });
  const size = rows.length;
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      className="mbe-4 inline-56"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      {/* Cameras know dark on light alone: the same in both themes. */}
      <path fill="white" d={`M0 0h${size}v${size}H0z`} />
      <path fill="black" d={path} />
    </svg>
  );
}
