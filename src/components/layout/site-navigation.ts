import type { IconName } from "@/components/ui/icon-names";
import { grantableActions, type SiteAction } from "@/policy/site";

/** Who looks at the page, as far as the frame needs to know. */
export type FrameViewer =
  | { kind: "guest" | "system" }
  | {
      kind: "person";
      name: string;
      role: "STUDENT" | "INSTRUCTOR" | "ADMIN";
      /** Rights by groups: some open a part of the back office. */
      grantedActions?: readonly string[];
      /** A student who helps to teach a course has a way to it. */
      isOnATeam?: boolean;
    };

/** A name in the `layout` catalog and where it leads. Only addresses that answer are here. */
export type NavigationLink = {
  name: "account" | "courses" | "verify" | "teach" | "dashboard" | "certificates" | "saved" | "studio" | "admin";
  href: string;
};

const guestLinks: readonly NavigationLink[] = [
  { name: "courses", href: "/courses" },
  { name: "verify", href: "/verify" },
  { name: "teach", href: "/teach" },
];

const learnerLinks: readonly NavigationLink[] = [
  { name: "dashboard", href: "/dashboard" },
  { name: "courses", href: "/courses" },
  { name: "saved", href: "/saved" },
  { name: "certificates", href: "/certificates" },
];

/** The entries of the masthead, in order. */
export function navigationFor(viewer: FrameViewer): readonly NavigationLink[] {
  if (viewer.kind !== "person") return guestLinks;
  const links = [...learnerLinks];
  if (viewer.role !== "STUDENT" || viewer.isOnATeam) links.push({ name: "studio", href: "/instructor" });
  const hasPart = grantableActions.some((action) => viewer.grantedActions?.includes(action));
  if (viewer.role === "ADMIN" || hasPart) links.push({ name: "admin", href: "/admin" });
  return links;
}

/** What a narrow page's menu has beside them: in the masthead it is in the menu under one's name. */
export const accountLink: NavigationLink = { name: "account", href: "/account" };

/** A page of one's own account: a name in `layout.accountPages` and where it is. */
export type AccountPage = { name: "profile" | "security" | "preferences" | "notifications" | "data"; href: string };

/** The tabs of the account, in this order. Only addresses that answer are here. */
export const accountPages: readonly AccountPage[] = [
  { name: "profile", href: "/account/profile" },
  { name: "security", href: "/account/security" },
  { name: "preferences", href: "/account/preferences" },
  { name: "notifications", href: "/account/notifications" },
  { name: "data", href: "/account/data" },
];

/** What /admin lists, in this order. Only addresses that answer are here. */
export const adminPages = [
  { name: "figures", href: "/admin/figures", icon: "sigma", action: "admin.use" },
  { name: "reviews", href: "/admin/reviews", icon: "star", action: "review.moderate" },
  { name: "users", href: "/admin/users", icon: "circle-user-round", action: "admin.use" },
  { name: "groups", href: "/admin/groups", icon: "users", action: "admin.use" },
  { name: "instructors", href: "/admin/instructors", icon: "pencil", action: "instructor.decide" },
  { name: "access", href: "/admin/access", icon: "key-round", action: "admin.use" },
  { name: "tiers", href: "/admin/access/tiers", icon: "shield-check", action: "admin.use" },
  { name: "courses", href: "/admin/courses", icon: "book-open", action: "admin.use" },
  { name: "categories", href: "/admin/categories", icon: "list", action: "admin.use" },
  { name: "testimonials", href: "/admin/testimonials", icon: "quote", action: "admin.use" },
  { name: "certificates", href: "/admin/certificates", icon: "clipboard-check", action: "admin.use" },
  { name: "prompts", href: "/admin/prompts", icon: "message-square", action: "admin.use" },
  { name: "jobs", href: "/admin/jobs", icon: "list-checks", action: "admin.use" },
  { name: "outbox", href: "/admin/outbox", icon: "mail", action: "admin.use" },
  { name: "audit", href: "/admin/audit", icon: "link", action: "audit.read" },
  { name: "pages", href: "/admin/pages", icon: "file-text", action: "page.edit" },
  { name: "storage", href: "/admin/storage", icon: "archive", action: "admin.use" },
  { name: "branding", href: "/admin/branding", icon: "image", action: "admin.use" },
  { name: "settings", href: "/admin/settings", icon: "settings", action: "admin.use" },
] as const satisfies readonly { name: string; href: string; icon: IconName; action: SiteAction }[];

/** A page of the back office: a name in `layout.adminPages`, where it is, its sign, and the right that opens it. */
export type AdminPage = (typeof adminPages)[number];
