import type { ReactNode } from "react";

/** Someone of the team, or someone who is invited, as a row. `id` is that of its heading, `beside` is at its end. */
export function TeamRow({
  id,
  title,
  beside,
  children,
}: {
  id: string;
  title: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-x-8 gap-y-2 border-line border-be py-4 max-[48rem]:grid-cols-[minmax(0,1fr)]"
      aria-labelledby={id}
    >
      <div>
        <h2 className="type-h3" id={id}>
          {title}
        </h2>
        {children}
      </div>
      {beside}
    </section>
  );
}
