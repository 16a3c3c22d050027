"""Every parameter of Module:Citation/CS1/Whitelist: the release of January 2023, and those dropped between 2020 and it.

``#`` stands for a number or nothing.
"""

from __future__ import annotations

BASIC = """
access-date accessdate agency archive-date archivedate archive-format archive-url archiveurl article article-format
article-number article-url article-url-access arxiv ASIN asin asin-tld at author-first author-given author-last
author-link author-mask author-surname author authorlink authors bibcode bibcode-access biorxiv book-title booktitle
cartography chapter chapter-format chapter-url chapter-url-access chapterurl citeseerx collaboration conference
conference-format conference-url conferenceurl contribution contribution-format contribution-url
contribution-url-access contributor contributor-first contributor-given contributor-last contributor-link
contributor-mask contributor-surname date degree department df dictionary display-authors display-contributors
display-editors display-interviewers display-subjects display-translators docket doi DOI doi-access doi-broken
doi-broken-date doi-inactive-date edition editor editor-first editor-given editor-last editor-link editor-mask
editor-surname editors eissn EISSN embargo encyclopaedia encyclopedia entry entry-format entry-url entry-url-access
eprint event event-format event-url first format given hdl HDL hdl-access host id ID inset institution interviewer
interviewer-first interviewer-given interviewer-last interviewer-link interviewer-mask interviewer-surname
interviewers isbn ISBN isbn13 ISBN13 ismn ISMN issn ISSN issue jfm JFM journal jstor JSTOR jstor-access lang language
last lay-date lay-format lay-source lay-url lccn LCCN location magazine medium medrxiv minutes mode mr MR
name-list-style newspaper no-pp no-tracking number oclc OCLC ol OL ol-access orig-date orig-year origyear osti OSTI
osti-access others p page pages people periodical place pmc PMC pmc-embargo-date pmid PMID postscript pp
publication-date publication-place publisher quotation quote quote-page quote-pages ref rfc RFC s2cid S2CID
s2cid-access sbn SBN scale script-article script-chapter script-contribution script-dictionary script-encyclopaedia
script-encyclopedia script-entry script-journal script-magazine script-newspaper script-periodical script-quote
script-section script-title script-website script-work season section section-format section-url section-url-access
series series-link series-no series-number ssrn SSRN ssrn-access subject subject-link subject-mask surname
template-doc-demo time time-caption title title-link trans-article trans-chapter trans-contribution trans-dictionary
trans-encyclopaedia trans-encyclopedia trans-entry trans-journal trans-magazine trans-newspaper trans-periodical
trans-quote trans-section trans-title trans-website trans-work transcript transcript-format transcript-url translator
translator-first translator-given translator-last translator-link translator-mask translator-surname type url URL
url-access url-status vauthors veditors version via volume website work year zbl ZBL citeseerx-access eprint-access
arxiv-access biorxiv-access medrxiv-access title-note
""".split()  # noqa: SIM905 (a list of words reads better as words)

NUMBERED = """
author-first# author#-first author-given# author#-given author-last# author#-last author-link# author#-link
author-mask# author#-mask author-surname# author#-surname author# authorlink# author#link contributor-first#
contributor#-first contributor-given# contributor#-given contributor-last# contributor#-last contributor-link#
contributor#-link contributor-mask# contributor#-mask contributor-surname# contributor#-surname contributor#
editor-first# editor#-first editor-given# editor#-given editor-last# editor#-last editor-link# editor#-link
editor-mask# editor#-mask editor-surname# editor#-surname editor# first# given# host# interviewer-first#
interviewer#-first interviewer-given# interviewer#-given interviewer-last# interviewer#-last interviewer-link#
interviewer#-link interviewer-mask# interviewer#-mask interviewer-surname# interviewer#-surname interviewer# last#
subject-link# subject#-link subject-mask# subject#-mask subject# surname# translator-first# translator#-first
translator-given# translator#-given translator-last# translator#-last translator-link# translator#-link
translator-mask# translator#-mask translator-surname# translator#-surname translator#
""".split()  # noqa: SIM905

UNIQUE = """
class air-date airdate credits episode-link network station map map-format map-url map-url-access script-map sections
sheet sheets trans-map message-id newsgroup mailing-list mailinglist episode
""".split()  # noqa: SIM905

DROPPED = """
author#mask authormask authormask# author#link editorlink editor#link editormask editor#mask contributionurl
conferenceurl displayauthors displayeditors doi_brokendate doi_inactivedate episodelink eventurl ignore-isbn-error
ignoreisbnerror interviewerlink interviewermask last-author-amp lastauthoramp laydate laysource laysummary lay-summary
layurl mailinglist mapurl name-list-format no-cat nocat nopp notracking publicationdate publicationplace sectionurl
series-separator serieslink seriesno seriesnumber subjectlink timecaption titlelink transcripturl dead-url deadurl
registration subscription trans_title trans_chapter month day coauthors coauthor accessday accessmonth accessyear
chapterurl separator author-separator author-name-separator editor-separator distributor illustrator
""".split()  # noqa: SIM905

WHITELIST = sorted({*BASIC, *NUMBERED, *UNIQUE, *DROPPED})
