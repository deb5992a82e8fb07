/** Down from the upper edge of a cover, which is in a `relative` box: a course of one's own. */
export function Ribbon({ className = "end-2 block-[42%] inline-3" }: { className?: string }) {
  return <span className={`ribbon-cut absolute -inset-bs-0.75 ${className}`} />;
}
