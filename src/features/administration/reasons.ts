declare module "@/lib/app-error" {
  interface Reasons {
    "administration.brand_changed": null;
    "administration.brand_links": { line: number; problem: "shape" | "name" | "address" | "many" };
    "administration.category_changed": null;
    "administration.category_circle": null;
    "administration.category_name_taken": null;
    "administration.category_names_meet": { name: string };
    "administration.category_not_beside": null;
    "administration.category_not_empty": null;
    "administration.category_parent_gone": null;
    "administration.category_slug_leads_on": null;
    "administration.category_slug_taken": null;
    "administration.category_within_itself": null;
    "administration.course_not_listed": null;
    "administration.no_real_admin": null;
    "administration.no_such_category": null;
    "administration.no_such_change": null;
    "administration.no_such_picture": null;
    "administration.no_such_testimonial": null;
    "administration.not_a_logo": null;
    "administration.page_changed": null;
    "administration.page_too_long": null;
    "administration.testimonial_changed": null;
  }
}

export type {};
