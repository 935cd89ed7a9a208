// What software counts as accounts, as active and as posts, in German, by the sentence of the registry.
export const counts: Readonly<Record<string, string>> = {
  '1 or 0': '1 oder 0',
  'a constant': 'eine feste Zahl',
  'a constant: the relay itself': 'eine feste Zahl: das Relay selbst',
  'a random number, left out': 'eine Zufallszahl, die weggelassen wird',
  accounts: 'Konten',
  'accounts active in the period': 'im Zeitraum aktive Konten',
  'accounts active within a month, or within half a year': 'Konten, die in einem Monat aktiv waren, oder in einem halben Jahr',
  'accounts active within a month; the half-year is not counted':
    'Konten, die in einem Monat aktiv waren; das halbe Jahr wird nicht gezählt',
  'accounts of every network that the bridge carries; they belong to other servers and are no accounts here':
    'Konten aller Netze, die die Brücke verbindet; sie gehören zu anderen Servern und sind hier keine Konten',
  'accounts of the cloud that use the app': 'Konten der Cloud, die diese App nutzen',
  'accounts of the forum, federated or not': 'Konten des Forums, föderiert oder nicht',
  'accounts that posted within a month, or within half a year':
    'Konten, die in einem Monat etwas geschrieben haben, oder in einem halben Jahr',
  'accounts that publish their profile, fewer than there are': 'Konten, die ihr Profil veröffentlichen, also weniger, als es gibt',
  'accounts that signed in during the period, where the operator shares them':
    'Konten, die sich im Zeitraum angemeldet haben, wo der Betreiber das mitteilt',
  'accounts that signed in within 30 days, or within 180 for the half-year':
    'Konten, die sich in 30 Tagen angemeldet haben, für das halbe Jahr in 180',
  'accounts that signed in within 4 weeks, or within 24 for the half-year':
    'Konten, die sich in 4 Wochen angemeldet haben, für das halbe Jahr in 24',
  'accounts that signed in within a month, or within half a year':
    'Konten, die sich in einem Monat angemeldet haben, oder in einem halben Jahr',
  'accounts that were here within 30 days': 'Konten, die in 30 Tagen hier waren',
  'accounts that were used within 30 days, or within 180 for the half-year':
    'Konten, die in 30 Tagen benutzt wurden, für das halbe Jahr in 180',
  'accounts used within a month, or within half a year': 'Konten, die in einem Monat benutzt wurden, oder in einem halben Jahr',
  'accounts used within a month, or within half a year, where the admin shows the figure':
    'Konten, die in einem Monat benutzt wurden, oder in einem halben Jahr, wo der Admin die Zahl zeigt',
  'accounts whose row changed within 5 weeks, or 6 months for the half-year, deleted ones included: more than those who were active':
    'Konten, deren Eintrag sich in 5 Wochen geändert hat, für das halbe Jahr in 6 Monaten, auch gelöschte: mehr, als aktiv waren',
  'accounts, where the operator shares them': 'Konten, wo der Betreiber die Zahl mitteilt',
  'always 0': 'immer 0',
  'always 1': 'immer 1',
  'always 1, the publication': 'immer 1, die Publikation',
  'always 1, whoever streams': 'immer 1, wer auch sendet',
  'articles sent into the network': 'ins Netz gesandte Artikel',
  'as the software counts them': 'wie die Software sie zählt',
  'authors who can be followed, and the blog itself': 'Autoren, denen man folgen kann, und das Blog selbst',
  'authors who posted in the period; figures of plugin versions that count the others are left out':
    'Autoren, die im Zeitraum geschrieben haben; Zahlen von Plugin-Versionen, die die anderen mitzählen, werden weggelassen',
  'blogs updated in the period, where the server makes its statistics public':
    'im Zeitraum aktualisierte Blogs, wo der Server seine Statistik veröffentlicht',
  'blogs, of which an account may have several': 'Blogs, von denen ein Konto mehrere haben kann',
  'channels used within a month, or within half a year': 'Kanäle, die in einem Monat benutzt wurden, oder in einem halben Jahr',
  'channels, of which a person may have several': 'Kanäle, von denen jemand mehrere haben kann',
  'confirmed accounts that are not suspended': 'bestätigte Konten, die nicht gesperrt sind',
  events: 'Veranstaltungen',
  'issues; their comments are counted apart': 'Tickets; ihre Kommentare werden getrennt gezählt',
  'local accounts': 'lokale Konten',
  'local accounts active in the period': 'im Zeitraum aktive lokale Konten',
  'local accounts active in the period, where the pod publishes statistics':
    'im Zeitraum aktive lokale Konten, wo der Pod Statistiken veröffentlicht',
  'local accounts active within 30 days, or within 180 for the half-year':
    'lokale Konten, die in 30 Tagen aktiv waren, für das halbe Jahr in 180',
  'local accounts by the time they were last here': 'lokale Konten danach, wann sie zuletzt hier waren',
  'local accounts seen in the period; not published since version 13':
    'im Zeitraum gesehene lokale Konten; seit Version 13 nicht mehr veröffentlicht',
  'local accounts that are active': 'lokale Konten, die aktiv sind',
  'local accounts that are not deactivated': 'lokale Konten, die nicht deaktiviert sind',
  'local accounts that logged in during the period': 'lokale Konten, die sich im Zeitraum angemeldet haben',
  'local accounts that posted or commented in the period; since 0.19 also those that voted':
    'lokale Konten, die im Zeitraum etwas geschrieben oder kommentiert haben; seit 0.19 auch die, die abgestimmt haben',
  'local accounts that were here in the period': 'lokale Konten, die im Zeitraum hier waren',
  'local accounts that were online in the period': 'lokale Konten, die im Zeitraum online waren',
  'local accounts, on servers that say': 'lokale Konten, auf Servern, die es sagen',
  'local accounts, the system ones included': 'lokale Konten, die des Systems eingeschlossen',
  'local accounts, those that were switched on for Bluesky included': 'lokale Konten, auch die für Bluesky eingeschalteten',
  'local accounts, where the admin shows the figure': 'lokale Konten, wo der Admin die Zahl zeigt',
  'local accounts, where the pod publishes statistics': 'lokale Konten, wo der Pod Statistiken veröffentlicht',
  'local accounts, which all belong to one person': 'lokale Konten, die alle einer Person gehören',
  'local accounts; servers that hide the figure give 0 or a random one, which are left out':
    'lokale Konten; Server, die die Zahl verbergen, nennen 0 oder eine zufällige, die weggelassen wird',
  'local articles; comments are counted apart': 'lokale Artikel; Kommentare werden getrennt gezählt',
  'local events; comments are counted apart': 'lokale Veranstaltungen; Kommentare werden getrennt gezählt',
  'local identities, of which a person may have several; on some servers those of one domain only':
    'lokale Identitäten, von denen jemand mehrere haben kann; auf manchen Servern nur die einer Domain',
  'local notes, renotes included': 'lokale Notizen, weitergegebene eingeschlossen',
  'local notes, replies included': 'lokale Notizen, Antworten eingeschlossen',
  'local posts; comments are counted apart': 'lokale Beiträge; Kommentare werden getrennt gezählt',
  'local statuses: reviews, quotations, comments, reading notes': 'lokale Beiträge: Besprechungen, Zitate, Kommentare, Lesenotizen',
  'local threads and microblog posts; comments are counted apart': 'lokale Themen und Kurzbeiträge; Kommentare werden getrennt gezählt',
  'local videos; comments are counted apart': 'lokale Videos; Kommentare werden getrennt gezählt',
  'not counted by this software': 'von dieser Software nicht gezählt',
  'not counted by this software; a figure here is a random one and left out':
    'von dieser Software nicht gezählt; eine Zahl hier ist zufällig und wird weggelassen',
  'not counted by this software; the figure in its API is the number of identities and left out':
    'von dieser Software nicht gezählt; die Zahl in ihrer API ist die der Identitäten und wird weggelassen',
  'not counted by this software; the figure is a copy of the number of accounts and left out':
    'von dieser Software nicht gezählt; die Zahl wiederholt die der Konten und wird weggelassen',
  'not counted by this software; the figure is always 0 and left out':
    'von dieser Software nicht gezählt; die Zahl ist immer 0 und wird weggelassen',
  'not published': 'nicht veröffentlicht',
  'podcasts that can be followed': 'Podcasts, denen man folgen kann',
  'podcasts that posted in the period': 'Podcasts, die im Zeitraum etwas veröffentlicht haben',
  'posts and boosts of local accounts': 'Beiträge und geteilte Beiträge lokaler Konten',
  'posts in all blogs': 'Beiträge in allen Blogs',
  'posts in all topics of the forum, federated or not': 'Beiträge in allen Themen des Forums, föderiert oder nicht',
  'posts of local accounts': 'Beiträge lokaler Konten',
  'posts of local accounts, where the admin shows the figure; comments are counted apart':
    'Beiträge lokaler Konten, wo der Admin die Zahl zeigt; Kommentare werden getrennt gezählt',
  'posts of local accounts; comments are counted apart': 'Beiträge lokaler Konten; Kommentare werden getrennt gezählt',
  'posts of local accounts; replies are counted apart': 'Beiträge lokaler Konten; Antworten werden getrennt gezählt',
  'posts of local channels; comments are counted apart': 'Beiträge lokaler Kanäle; Kommentare werden getrennt gezählt',
  'posts of local identities': 'Beiträge lokaler Identitäten',
  'posts of podcasts': 'Beiträge von Podcasts',
  'posts of that one account': 'Beiträge dieses einen Kontos',
  'posts that the stream sent into the network': 'Beiträge, die der Sender ins Netz geschickt hat',
  'published posts; comments are counted apart': 'veröffentlichte Beiträge; Kommentare werden getrennt gezählt',
  'things that members put on their shelves': 'Dinge, die Mitglieder in ihre Regale gestellt haben',
  'those of them that signed in within a month, or within half a year':
    'jene von ihnen, die sich in einem Monat angemeldet haben, oder in einem halben Jahr',
  'topics; replies are counted apart': 'Themen; Antworten werden getrennt gezählt',
  'tracks in the libraries of the pod': 'Titel in den Bibliotheken des Pods',
  'videos of local accounts': 'Videos lokaler Konten',
}
