import type { ReactNode } from "react";

/** Nothing here: one sentence why, and one real thing to do. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="stack nothing">
      <p className="nothing__title">{title}</p>
      {children && <p className="muted">{children}</p>}
      {action && <div className="row">{action}</div>}
    </div>
  );
}
