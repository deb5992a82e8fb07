import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/app-error";
import { isImpersonated } from "@/policy/actor";
import { depsOfHeaders } from "@/server/auth/request-deps";
import { currentBrand } from "@/server/brand/read-brand";
import { paramsText, registerDataPage } from "@/server/cache/data-pages";
import { takePrepared } from "@/server/cache/page-context";
import { createCaller } from "./root";
import { orRefuse, serverApi } from "./rsc";

type Api = ReturnType<typeof createCaller>;
type Params<Name extends string> = Record<Name, string>;

/**
 * For a page that is nothing but the answer of one procedure put into HTML. The web server may then ask for the data before
 * the page is rendered, as the viewer and through the same policy, and give the bytes of an earlier answer to whoever has the
 * same data. A page whose render asks for anything more is rendered each time.
 * `address` is the page's own, with names in brackets. Returns what the page loads its data with, once a request.
 */
export function dataPage<Name extends string, T>(
  address: string,
  read: (api: Api, params: Params<Name>) => Promise<T>,
): (params: Params<Name>) => Promise<T> {
  const pattern = new RegExp(`^${address.replace(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`);
  registerDataPage(address, {
    match: (path) => {
      const groups = pattern.exec(path)?.groups;
      return groups
        ? Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]))
        : null;
    },
    read: async (params, headers) => {
      const deps = await depsOfHeaders((name) => headers[name]?.toString() ?? null);
      // Such a page says at its head who looks.
      if (isImpersonated(deps.actor)) throw new AppError("FORBIDDEN", "common.forbidden");
      const { revision } = await currentBrand();
      return { data: await read(createCaller(deps), params as Params<Name>), look: `${deps.locale} ${revision}` };
    },
  });
  const load = cache(async (text: string) => {
    const prepared = takePrepared(address, text);
    if (prepared !== undefined) return prepared as T;
    const params = Object.fromEntries(JSON.parse(text)) as Params<Name>;
    return orRefuse(read(await serverApi(), params));
  });
  return (params) => load(paramsText(params));
}
