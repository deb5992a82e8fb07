/** What a question asks, above what is found about it or done with it. */
export function QuestionWords({ children }: { children: string }) {
  return (
    <p className="max-inline-(--measure) wrap-anywhere [font:500_1.125rem/1.75rem_var(--serif)]">
      <bdi>{children}</bdi>
    </p>
  );
}
