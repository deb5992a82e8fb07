import { Cover } from "@/components/covers/cover";
import { Icon } from "@/components/ui/icon";
import type { NotificationView } from "@/features/notifications/server/list-notifications";

/** The cover of the course that it is about, or what kind of thing it is. */
export function NotificationSign({ of: { cover, icon } }: { of: Pick<NotificationView, "cover" | "icon"> }) {
  if (cover) return <Cover seed={cover.seed} category={cover.category} />;
  return (
    <span className="grid aspect-[3/4] inline-full place-content-center rounded-tick border border-line text-ink-muted">
      <Icon name={icon} />
    </span>
  );
}
