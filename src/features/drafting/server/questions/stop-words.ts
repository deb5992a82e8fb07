import "server-only";

/**
 * Words that carry no subject of their own, in the languages that courses here are mostly written in (ISO 639-1). What means
 * something in another of them is left out: "door", "sea", "pod".
 */
const lists = {
  en: "the a an and or but nor if then than as at by for from in into of off on onto out over per to under up upon via with without about after again all also any are be been being both can cannot could did do does doing done each either every few had has have having he her here hers him his how i is it its itself just may me might more most much must my neither no none not now off often one only other our own same shall she should so some such that their them themselves there these they this those through too until us use used using very was we were what when where which while who whom whose why will would yes you your",
  de: "der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als am an auf aus bei bis durch für gegen im in ins mit nach ohne seit um unter vom von vor während zu zum zur zwischen über auch alle allem allen aller alles beide da damit dass davon dazu dabei dies diese diesem diesen dieser dieses doch dort du er es euch ganz gibt haben hatte hier ich ihm ihn ihr ihre ihren ist ja jede jedem jeden jeder jedes kann keine kein können man mehr muss müssen nicht nichts noch nun nur ob schon sehr sei sein seine sich sie sind so sollte sowie was weil welche welchem welchen welcher welches wer werden wie wieder wir wird wo wurde wurden",
  fr: "le la les un une des du de et ou mais si alors au aux avec ce ces cet cette ceux chez comme dans dont elle elles en entre est était être eux fait font il ils je leur leurs lui ma mais me même mes moi mon ne ni nos notre nous on ont par pas peut peuvent plus pourquoi qu quand que quel quelle quelles quels qui sa sans se ses sont sous sur ta te tes toi tous tout toute toutes très tu vos votre vous y à",
  es: "el la los las lo un una unos unas y e o u pero si no al del de con como cual cuál cuando cuándo cada donde dónde desde durante en entre es esa esas ese eso esos esta está estas este esto estos están fue ha han hasta hay la le les más me mi muy nada ni nos o otra otras otro otros para pero por porque puede pueden que qué quien se según ser si sido sobre su sus también tan te tiene tienen toda todas todo todos tu un ya",
  it: "il lo la i gli le un uno una e ed o ma se non al allo alla ai agli alle del dello della dei degli delle dal dalla dai nel nella nei nelle sul sulla sui con che chi ci cui da di e essere fra ha hanno in loro lui mi molto ne nei noi non nostro o ogni per perché più poi può qual quale quali quando quanto questa queste questi questo quella quelle quelli quello se sei si sia sono sopra sotto sua sue suo suoi sul tra tu tutti tutto tutte un vi voi è",
  pt: "o a os as um uma uns umas e ou mas se não ao aos à às do da dos das de com como qual quais quando cada desde durante em entre é essa essas esse esses esta está estas este estes isso isto foi há já lhe mais me mesmo meu muito na nas no nos nem nós para pela pelas pelo pelos pode podem por porque que quem são seja sem ser seu seus sobre sua suas também te tem têm todo todos toda todas tu você",
  nl: "de het een en of maar als dan aan al alle bij dat deze die dit dus een er geen had heb hebben heeft hem het hier hij hoe hun ik in is ja je jij kan kunnen maar me meer met mij mijn moet na naar niet nog nu om omdat onder ons ook op over te tegen toch toen tot u uit uw van veel voor waar wanneer waren was wat we wel welk welke werd wie wij wordt worden zal ze zich zij zijn zo zonder zou",
  pl: "i a o u w z na do od po za ze we lub albo ale oraz czy że jak jako jest są być był była było były co dla gdy gdzie go ich im jego jej jeśli już każdy kto która które który których którym ma mają może mogą mi można my nad nie nim niż on ona one oni ono przed przez przy są się ta tak także tam te tego tej ten też to tu tych tylko tym ty wszystko więc",
} as const;

export type Language = keyof typeof lists;
export const languages = Object.keys(lists) as Language[];

const byLanguage = new Map(languages.map((language) => [language, new Set(lists[language].split(" "))]));
const words = new Set([...byLanguage.values()].flatMap((own) => [...own]));

export const isStopWord = (word: string): boolean => words.has(word);

/** A text of some length is in a language when so much of it is that language's small words; about half is in most texts. */
const LEAST_SHARE = 0.25;
const LEAST_WORDS = 20;

/** The language of a text by its small words; null for others, for code and for what is too short to tell. */
export function languageOf(texts: readonly string[]): Language | null {
  if (texts.length < LEAST_WORDS) return null;
  const shareOf = (language: Language) =>
    texts.filter((word) => byLanguage.get(language)?.has(word)).length / texts.length;
  const [best] = languages
    .map((language) => ({ language, share: shareOf(language) }))
    .sort((a, b) => b.share - a.share);
  return best && best.share >= LEAST_SHARE ? best.language : null;
}
