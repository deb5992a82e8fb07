import "server-only";
import type { Language } from "./stop-words";

/** What tells of a sentence whether it can be asked for, in words of a language; alternatives of a regular expression. */
export interface Grammar {
  /** Before a noun; not part of the term. */
  articles: string;
  /** Between a term and what it is; what follows it has to begin with `kinds`. */
  copulas: string;
  kinds: string;
  /** Before a term that is named at the end of what it is: "a gate, called sluice". */
  called: string;
  /** A sentence that starts so speaks of what stood before it. */
  pointers: string;
  /** A sentence with one of these speaks to its reader or of its writer; only what it defines can be asked for. */
  readers: string;
  /** Those of them that speak of its writer: not even what it defines can be asked for. */
  writers?: string;
  /** A sentence with one of these speaks of the text that it is in. */
  deictics: string;
  /** Verbs that begin a call to do something. */
  calls?: string;
  /** Nouns that name nothing, whatever is before them: "the next step is a ...". */
  generic: string;
  /** Nouns that name nothing by themselves, but do so behind another word: "primary key". */
  alone?: string;
  /** Words that make no name of what is behind them: "first parameter". */
  vague: string;
  /** What is counted in a text: "step 2", "figure 3" name nothing. */
  places: string;
  /** Words that join what could change places with each other. */
  joints: string;
}

export const grammars: Readonly<Record<Language, Grammar>> = {
  en: {
    articles: "a|an|the",
    copulas: "is|are|refers to|refer to|means|describes|stands for|consists of",
    kinds: "an?|the|any|when|how",
    // "Sometimes known as" adds another name to one that is there already.
    called: "(?:is|are)\\s(?:called|known as|termed|referred to as)",
    pointers:
      "it|this|that|these|those|they|he|she|we|i|you|here|there|such|so|thus|then|therefore|hence|however|but|and|or|also|another|others?|both|each|some|many|most|one|if|as|now|finally|first|second|third|next|note|let|in this|for example|for instance|because of this|at this|similarly|instead|again|still|yet|its|their|his|her|what|which|who|why|when|how|where|to do|after that|before that|in the above|unlike|otherwise|additionally|furthermore|moreover|in addition|likewise|remember|recall",
    writers: "i|we|us|our|ours|my|me|we'll|we've|we're|let's",
    readers: "i|we|you|us|our|your|yours|ours|my|me|we'll|we've|we're|you'll|you've|you're|you'd|yourself",
    deictics:
      "above(?=\\s*[,.)])|the above|below(?=\\s*[,.)])|following|previous|lesson|chapter|tutorial|exercise|today|yesterday|tomorrow|pictured|here|these|those|this|assignment",
    calls:
      "use|read|get|find|think|visit|show|do|don't|notice|add|create|open|make|see|try|look|take|write|go|run|click|select|check|consider|imagine|copy|paste|change|start|build|choose|install|test|keep|ensure|update|set|move|replace|define|call|learn|explore|watch|discuss|explain|describe|list|draw|complete|review|save|place|put|type|press|drag|navigate|insert|remove|delete|convert|compare|fill|work|practice|research|pick|give|tell|ask|begin|be|assume|suppose|research|familiarize|refactor|code|style|design|enter|download|include|import|implement|avoid|help|allow|adjust|modify|fork|clone|push|pull|commit",
    alone:
      "key|method|process|function|value|tool|tools|file|list|number|line|page|text|content|effect|order|type|types|name|place|side|input|output|task|job|work|feature|approach|solution|change|choice|question|questions|focus|issue|fact|aim|app|code|object|element|elements|user|users|data|screen|site|website|application|program|system|area|box|button|message|folder|title|image|picture|below|above",
    vague:
      "first|second|third|fourth|fifth|last|next|main|other|important|common|good|best|better|simple|simplest|easy|easiest|new|basic|possible|different|similar|great|big|biggest|large|largest|real|right|wrong|only|current|final|interesting|useful|previous|following|early|latest|essential|fun|excellent|powerful|popular|crucial|vital|perfect|surprisingly|most|topic|goal|part(?= of)|classic",
    generic:
      "way|ways|things|step|steps|goal|goals|reason|reasons|result|results|example|examples|point|points|problem|problems|difference|purpose|advantage|disadvantage|benefit|option|options|answer|answers|idea|case|cases|part|parts|rest|challenge|trick|first|second|third|last|best|latter|former|other|others|kind|kinds|people|top|bottom|end|beginning|following|simplest|easiest|downside|upside|thing",
    places:
      "figure|fig|chapter|section|part|lesson|step|table|exercise|page|version|question|unit|module|example|equation|line|no|number|slide|level|problem|week|day|release|option|item|appendix|volume|vol|port|rfc|iso|http|html|css|es|ecmascript|python|ie|point|room|phase",
    joints: "and|or|nor|such as|like|including|e\\.g\\.|between|than|versus|vs|both|either|as well as",
  },
  de: {
    articles: "der|die|das|ein|eine|einen|einem|einer|den|dem|des",
    copulas: "ist|sind|bezeichnet|bezeichnen|bedeutet|bedeuten|beschreibt|heißt",
    kinds: "eine?r?|der|die|das|den|jede[rs]?|ein|wenn|dass",
    called: "genannt|heißt|heißen|namens|sogenannte[rsn]?|so genannte[rsn]?|auch",
    pointers:
      "es|dies|diese[rsnm]?|das ist|das sind|er|sie|wir|ich|du|ihr|man|hier|dort|so|dann|daher|deshalb|jedoch|aber|und|oder|auch|ein anderer|eine andere|andere|beide|jede[rs]?|einige|viele|wenn|nun|zuerst|schließlich|außerdem|dabei|dazu|damit|dadurch|deren|dessen|seine?r?|ihre?r?|zum beispiel|beispielsweise|solche?|was|welche[rs]?|wer|warum|wann|wie|wo|dagegen|allerdings|anders|letztere[rs]?|erstere[rs]?",
    readers: "ich|wir|du|ihr|uns|unsere?[rnms]?|euch|eure|dein|deine|dir|dich|mein|meine|sie können",
    deictics:
      "oben|unten|folgende[nrms]?|vorige[nrms]?|lektion|kapitel|abschnitt|kurs|übung|abbildung|heute|gestern|morgen|hier|diese[rsnm]?|dies|aufgabe",
    vague:
      "erste[rsn]?|zweite[rsn]?|dritte[rsn]?|letzte[rsn]?|nächste[rsn]?|andere[rsn]?|wichtige[rsn]?|wichtigste[rsn]?|gute[rsn]?|beste[rsn]?|einfache[rsn]?|neue[rsn]?|mögliche[rsn]?|eigentliche[rsn]?",
    generic:
      "weg|ding|dinge|schritt|schritte|ziel|ziele|grund|gründe|ergebnis|beispiel|beispiele|punkt|problem|unterschied|zweck|vorteil|nachteil|möglichkeit|antwort|frage|idee|fall|teil|teile|rest|ansatz|lösung|methode|aufgabe|name|art|arten|leute|zahl|wert|seite|text|inhalt|ort|ende|anfang|tatsache|folge|wichtigste|erste|zweite|dritte|letzte",
    places:
      "abbildung|abb|kapitel|abschnitt|teil|lektion|schritt|tabelle|aufgabe|übung|seite|version|frage|modul|beispiel|gleichung|zeile|nr|nummer|folie|stufe|woche|tag|punkt|band|phase",
    joints: "und|oder|sowie|wie|etwa|zwischen|als|z\\. ?B\\.|sowohl|entweder|beziehungsweise|bzw\\.",
  },
  fr: {
    articles: "le|la|les|l['’]|un|une|des|du|de la|de l['’]",
    copulas: "est|sont|désigne|désignent|signifie|représente|consiste en",
    kinds: "une?|le|la|les|l['’]|des|l’ensemble",
    called: "appelée?s?|nommée?s?|dénommée?s?|dite?s?|connue?s? sous le nom de|qu['’]on appelle|on appelle",
    pointers:
      "il|elle|ils|elles|ce|cet|cette|ces|c['’]est|ceci|cela|ça|nous|je|tu|vous|on|ici|là|ainsi|alors|donc|cependant|mais|et|ou|aussi|un autre|une autre|d['’]autres|chaque|certains|certaines|beaucoup|si|maintenant|enfin|d['’]abord|ensuite|puis|son|sa|ses|leur|leurs|par exemple|en effet|de plus|toutefois|que|qui|quoi|pourquoi|quand|comment|où|quel|quelle|quels|quelles|tel|telle|celui-ci|celle-ci|celui|celle",
    readers: "je|nous|tu|vous|notre|nos|votre|vos|mon|ma|mes|ton|tes|toi|moi",
    deictics:
      "ci-dessus|ci-dessous|suivante?s?|précédente?s?|leçon|chapitre|section|cours|exercice|aujourd['’]hui|hier|demain|ici|cette|ce|cet|ces",
    vague:
      "première?s?|premiers?|deuxième|troisième|seconde?|dernière?s?|derniers?|prochaine?|autres?|importante?s?|bonne?s?|bons?|meilleure?s?|simples?|nouvelle?s?|nouveaux?|possibles?|principale?s?",
    generic:
      "façon|manière|chose|choses|étape|étapes|but|objectif|raison|raisons|résultat|exemple|exemples|point|problème|différence|avantage|inconvénient|possibilité|réponse|question|idée|cas|partie|reste|approche|solution|méthode|tâche|nom|type|types|sorte|gens|nombre|valeur|page|texte|contenu|lieu|fin|début|fait|premier|première|dernier|dernière|second|seconde",
    places:
      "figure|fig|chapitre|section|partie|leçon|étape|tableau|exercice|page|version|question|module|exemple|équation|ligne|n°|numéro|diapositive|niveau|semaine|jour|point|volume|phase",
    joints: "et|ou|ni|tels? que|telles? que|comme|entre|que|ainsi que|soit",
  },
  es: {
    articles: "el|la|los|las|un|una|unos|unas",
    copulas: "es|son|significa|significan|se refiere a|designa|consiste en",
    kinds: "una?|el|la|los|las|unos|unas|cada",
    called: "llamad[oa]s?|denominad[oa]s?|conocid[oa]s? como|se llama|se llaman|se denomina",
    pointers:
      "él|ella|ellos|ellas|ello|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquel|aquella|nosotros|yo|tú|usted|ustedes|aquí|allí|así|entonces|luego|sin embargo|pero|y|o|también|otro|otra|otros|otras|ambos|ambas|cada|algunos|algunas|muchos|muchas|si|ahora|finalmente|primero|después|su|sus|por ejemplo|además|por eso|por tanto|que|qué|quién|por qué|cuándo|cómo|dónde|cuál|tal|tales|dicho|dicha",
    readers: "yo|nosotros|tú|usted|ustedes|nuestr[oa]s?|tu|tus|mi|mis|vosotros",
    deictics:
      "arriba|abajo|siguientes?|anterior|anteriores|lección|capítulo|sección|curso|ejercicio|hoy|ayer|mañana|aquí|este|esta|estos|estas|esto",
    vague:
      "primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|próxim[oa]|otr[oa]s?|importantes?|buen[oa]?|mejor|simple|nuev[oa]s?|posibles?|principal|principales",
    generic:
      "manera|forma|cosa|cosas|paso|pasos|objetivo|meta|razón|razones|resultado|ejemplo|ejemplos|punto|problema|diferencia|ventaja|desventaja|posibilidad|respuesta|pregunta|idea|caso|parte|partes|resto|enfoque|solución|método|tarea|nombre|tipo|tipos|gente|número|valor|página|texto|contenido|lugar|fin|principio|hecho|primero|primera|último|última|segundo|segunda",
    places:
      "figura|fig|capítulo|sección|parte|lección|paso|tabla|ejercicio|página|versión|pregunta|módulo|ejemplo|ecuación|línea|n°|núm|número|diapositiva|nivel|semana|día|punto|volumen|fase",
    joints: "y|e|o|u|ni|como|tales como|entre|que|así como|incluyendo",
  },
  it: {
    articles: "il|lo|la|i|gli|le|l['’]|un|uno|una|un['’]",
    copulas: "è|sono|significa|indica|indicano|designa|consiste in",
    kinds: "un|uno|una|un['’]|il|lo|la|l['’]|i|gli|le|ogni",
    called: "chiamat[oaie]|dett[oaie]|denominat[oaie]|conosciut[oaie] come|noto come|nota come|si chiama",
    pointers:
      "esso|essa|essi|esse|lui|lei|loro|questo|questa|questi|queste|quello|quella|ciò|noi|io|tu|voi|qui|lì|così|allora|quindi|tuttavia|però|ma|e|o|anche|un altro|un['’]altra|altri|altre|entrambi|ogni|alcuni|alcune|molti|molte|se|ora|infine|prima|poi|suo|sua|suoi|sue|per esempio|ad esempio|inoltre|perciò|che|chi|perché|quando|come|dove|quale|quali|tale|tali",
    readers: "io|noi|tu|voi|nostr[oaie]|vostr[oaie]|tuo|tua|tuoi|tue|mio|mia|miei|mie",
    deictics:
      "seguenti?|precedenti?|lezione|capitolo|sezione|corso|esercizio|oggi|ieri|domani|qui|questo|questa|questi|queste",
    vague:
      "prim[oaie]|second[oaie]|terz[oaie]|ultim[oaie]|prossim[oaie]|altr[oaie]|importante|buon[oaie]?|migliore|semplice|nuov[oaie]|possibile|principale|principali",
    generic:
      "modo|cosa|cose|passo|passi|obiettivo|scopo|ragione|motivo|risultato|esempio|esempi|punto|problema|differenza|vantaggio|svantaggio|possibilità|risposta|domanda|idea|caso|parte|parti|resto|approccio|soluzione|metodo|compito|nome|tipo|tipi|gente|numero|valore|pagina|testo|contenuto|luogo|fine|inizio|fatto|primo|prima|ultimo|ultima|secondo|seconda",
    places:
      "figura|fig|capitolo|sezione|parte|lezione|passo|tabella|esercizio|pagina|versione|domanda|modulo|esempio|equazione|riga|n°|numero|diapositiva|livello|settimana|giorno|punto|volume|fase",
    joints: "e|ed|o|oppure|né|come|tra|fra|che|quali|sia",
  },
  pt: {
    articles: "o|a|os|as|um|uma|uns|umas",
    copulas: "é|são|significa|significam|refere-se a|designa|consiste em",
    kinds: "uma?|o|a|os|as|uns|umas|cada",
    called: "chamad[oa]s?|denominad[oa]s?|conhecid[oa]s? como|chama-se",
    pointers:
      "ele|ela|eles|elas|isso|isto|este|esta|estes|estas|esse|essa|esses|essas|aquele|aquela|nós|eu|tu|você|vocês|aqui|ali|assim|então|logo|porém|contudo|mas|e|ou|também|outro|outra|outros|outras|ambos|ambas|cada|alguns|algumas|muitos|muitas|se|agora|finalmente|primeiro|depois|seu|sua|seus|suas|por exemplo|além disso|portanto|que|quem|por que|quando|como|onde|qual|quais|tal|tais",
    readers: "eu|nós|tu|você|vocês|noss[oa]s?|teu|tua|meu|minha",
    deictics:
      "acima|abaixo|seguintes?|anterior|anteriores|lição|aula|capítulo|seção|secção|curso|exercício|hoje|ontem|amanhã|aqui|este|esta|estes|estas|isto",
    vague:
      "primeir[oa]|segund[oa]|terceir[oa]|últim[oa]|próxim[oa]|outr[oa]s?|importantes?|bo[am]|melhor|simples|nov[oa]s?|possível|principal|principais",
    generic:
      "maneira|forma|coisa|coisas|passo|passos|objetivo|meta|razão|razões|resultado|exemplo|exemplos|ponto|problema|diferença|vantagem|desvantagem|possibilidade|resposta|pergunta|ideia|caso|parte|partes|resto|abordagem|solução|método|tarefa|nome|tipo|tipos|gente|pessoas|número|valor|página|texto|conteúdo|lugar|fim|início|fato|facto|primeiro|primeira|último|última|segundo|segunda",
    places:
      "figura|fig|capítulo|seção|secção|parte|lição|aula|passo|tabela|exercício|página|versão|pergunta|módulo|exemplo|equação|linha|n°|número|slide|nível|semana|dia|ponto|volume|fase",
    joints: "e|ou|nem|como|tais como|entre|que|assim como|incluindo",
  },
  nl: {
    articles: "de|het|een",
    copulas: "is|zijn|betekent|betekenen|verwijst naar|beschrijft|bestaat uit",
    kinds: "een|de|het|elke|ieder",
    called: "genaamd|genoemd|bekend als|zogenaamde|zogeheten|heet|heten|ook wel",
    pointers:
      "het is|hij|zij|ze|dit|dat|deze|die|wij|we|ik|jij|je|u|hier|daar|er|zo|dan|dus|daarom|echter|maar|en|of|ook|een ander|een andere|andere|beide|elke|sommige|veel|als|nu|eerst|ten slotte|bovendien|daarbij|daarna|zijn|haar|hun|bijvoorbeeld|zulke|wat|wie|waarom|wanneer|hoe|waar|welke",
    readers: "ik|wij|we|jij|je|jou|jouw|jullie|u|uw|ons|onze|mijn",
    deictics:
      "hierboven|hieronder|volgende|vorige|les|hoofdstuk|paragraaf|cursus|oefening|figuur|vandaag|gisteren|morgen|hier|deze|dit",
    vague: "eerste|tweede|derde|laatste|volgende|andere|belangrijkste?|goede|beste|eenvoudige|nieuwe|mogelijke",
    generic:
      "manier|ding|dingen|stap|stappen|doel|reden|redenen|resultaat|voorbeeld|voorbeelden|punt|probleem|verschil|voordeel|nadeel|mogelijkheid|antwoord|vraag|idee|geval|deel|delen|rest|aanpak|oplossing|methode|taak|naam|soort|soorten|type|mensen|aantal|waarde|pagina|tekst|inhoud|plaats|einde|begin|feit|eerste|tweede|laatste",
    places:
      "figuur|fig|hoofdstuk|paragraaf|deel|les|stap|tabel|oefening|pagina|versie|vraag|module|voorbeeld|vergelijking|regel|nr|nummer|dia|niveau|week|dag|punt|fase",
    joints: "en|of|noch|zoals|tussen|dan|evenals|bijv\\.|zowel|hetzij",
  },
  pl: {
    articles: "(?!)",
    copulas: "to|jest to|są to|oznacza|oznaczają|nazywamy",
    kinds: "\\p{L}+",
    called: "zwan[yae]|zwane|nazywan[yae]m?|znan[yae] jako|tak zwan[yae]",
    pointers:
      "on|ona|ono|oni|one|to|ten|ta|te|ci|tamten|my|ja|ty|wy|tu|tutaj|tam|tak|więc|wtedy|dlatego|jednak|ale|i|a|lub|albo|też|także|inny|inna|inne|oba|obie|każdy|niektóre|wiele|jeśli|jeżeli|teraz|najpierw|potem|następnie|wreszcie|jego|jej|ich|na przykład|ponadto|co|kto|dlaczego|kiedy|jak|gdzie|który|która|które|taki|taka|takie",
    readers: "ja|my|ty|wy|nasz|nasza|nasze|twój|twoja|twoje|mój|moja|moje|pan|pani|państwo",
    deictics:
      "powyżej|poniżej|następujące|poprzedni|lekcja|rozdział|kurs|ćwiczenie|rysunek|dzisiaj|dziś|wczoraj|jutro|tutaj|ten|ta|te|tej|tym|tego",
    vague:
      "pierwsz[yae]|drug[iae]|trzeci[ae]?|ostatni[ae]?|następn[yae]|inn[yae]|ważn[yae]|dobr[yae]|najlepsz[yae]|prost[yae]|now[yae]|możliw[yae]|główn[yae]",
    generic:
      "sposób|rzecz|krok|cel|powód|wynik|przykład|punkt|problem|różnica|zaleta|wada|możliwość|odpowiedź|pytanie|pomysł|przypadek|część|reszta|rozwiązanie|metoda|zadanie|nazwa|rodzaj|typ|ludzie|liczba|wartość|strona|tekst|treść|miejsce|koniec|początek|fakt|pierwszy|drugi|ostatni",
    places:
      "rysunek|rys|rozdział|część|lekcja|krok|tabela|ćwiczenie|strona|wersja|pytanie|moduł|przykład|równanie|wiersz|nr|numer|slajd|poziom|tydzień|dzień|punkt|tom|faza|zadanie",
    joints: "i|oraz|lub|albo|ani|jak|takie jak|między|niż|a",
  },
};
