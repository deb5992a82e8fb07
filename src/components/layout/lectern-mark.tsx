/** The lectern, as drawn in the wordmark. */
export function LecternMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="M2.5 8.5 15.2 3.2l1.5 3.6L4 12.1z" fill="currentColor" />
      <path d="M3 14.2 18 7.9M10.4 11.5V18M6 18.1h9" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}
