declare module "@/lib/app-error" {
  interface Reasons {
    "reviews.appealed_already": null;
    "reviews.changed_meanwhile": { state: string; by: string | null };
    "reviews.not_rejected": null;
    "reviews.own_review": null;
    "reviews.rejected": null;
    "reviews.share_changed": { now: number };
    "reviews.too_early": { progress: number; share: number };
  }
}

export type {};
