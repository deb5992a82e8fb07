import { routerPage } from "@/components/connection/router-page";

export const onRouterTransitionStart = (href: string): void => routerPage.setOut(href);
