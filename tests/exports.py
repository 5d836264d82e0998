"""Exports of databases of articles, in the forms in which their users save them. All of it is invented."""

NEXIS_UNI = """\
User Name: = Mara Quill
Date and Time: = Tuesday, 20 June 2023 9:14:00 AM CEST
Job Number: = 199999
Documents (2)
1. Ferry fares to rise by a tenth
Client/Matter: -None-
Search Terms: ferry
Narrowed by:
Content Type
Narrowed by
News
Timeline: Jan 01, 2023 to Jun 19, 2023
2. Harbour master resigns
Client/Matter: -None-
Ferry fares to rise by a tenth
The Harbor Gazette
June 12, 2023 Monday
Late Edition
Copyright 2023 The Harbor Gazette All Rights Reserved
Section: BUSINESS; Pg. 3
Length: 61 words
Byline: By Mara Quill and Ivo Stahl
Highlight: Commuters pay more from July.
Body
Fares on the Norbury ferry rise by 10 percent in July.
"We held them for three years," said Rosa Lind, the director.
Graphic
A ferry at the pier.
Classification
Language: ENGLISH
Publication-Type: Newspaper
Subject: FERRIES (90%)
Load-Date: June 13, 2023
End of Document
Harbour master resigns
Web News
Inland Courier
June 14, 2023 Wednesday 8:11 AM EST
Copyright 2023 Inland Courier
Length: 48 words
Body
Harbour master Olaf Berg resigned on Wednesday after the audit.
Load-Date: June 15, 2023
End of Document
"""

NEXIS_GERMAN = """\
                              Dokument 1 von 2

                              Norbury Zeitung

                            Montag 12. Juni 2023
                                Stadtausgabe

Fähre wird teurer;
Zehn Prozent mehr ab Juli

AUTOR: Von Mara Quill

RUBRIK: LOKALES; S. 3

LÄNGE: 61 Wörter

Die Fähre nach Norbury wird im Juli um zehn Prozent teurer. Das teilte der
Betreiber am Montag mit. "Wir haben die Preise drei Jahre lang gehalten", sagte
Direktorin Rosa Lind.

UPDATE: Das Rathaus will den Preis prüfen lassen.

UPDATE: 13. Juni 2023

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

                   Copyright 2023 Norbury Zeitung GmbH
                           Alle Rechte vorbehalten

                              Dokument 2 von 2

                                Binnenkurier

                           14. Juni 2023 Mittwoch

Hafenmeister tritt zurück

LÄNGE: 20 Wörter

Hafenmeister Olaf Berg trat am Mittwoch zurück.

UPDATE: 14. Juni 2023
"""

NEXIS_HEADLINES = """\
FOCUS - 1 of 2 DOCUMENTS

                     Copyright 2005 Norbury Newspapers Limited
                              All Rights Reserved
                            The Courier (Norbury)

                            March 3, 2005, Thursday

SECTION: Home news; 4

LENGTH: 388 words

HEADLINE: Ferry fares to rise by a tenth, says the
operator of the line

BYLINE: Mara Quill, Transport Correspondent

BODY:
FARES on the Norbury ferry rise by 10 percent.

NOTES: a column by readers of this paper appears again next week.

The council objects.

LOAD-DATE: March 3, 2005

CORRECTION: The fares rise by 9 percent.

2 of 2 DOCUMENTS

The Courier (Norbury)

March 4, 2005

Harbour master resigns

Harbour master Olaf Berg resigned on Friday.

The board thanked him.

LOAD-DATE: March 4, 2005
"""

FACTIVA = """\
National
Ferry fares to rise by a tenth
By Mara Quill
412 words
12 June 2023
15:42
Harbor Gazette
HARBG
London Edition 1
Page 3
English
Copyright 2023 Harbor Gazette Ltd. All rights reserved.

Fares on the Norbury ferry rise by 10 percent in July.

"We held them for three years," said Rosa Lind.

Document HARBG00020230612ej6c0001x


Harbour master resigns
1,048 words
14 June 2023
Inland Courier
INLCO
English
(c) 2023 Inland Courier

Harbour master Olaf Berg resigned on Wednesday.

Document INLCO00020230614ej6e0002p

Search Summary
Text: ferry
© 2023 Factiva, Inc. All rights reserved.
"""

FACTIVA_CODES = """\
SE News
HD Ferry fares to rise by a tenth
BY By Mara Quill
WC 412 words
PD 12 June 2023
ET 15:42
SN Harbor Gazette
SC HARBG
PG 3
LA English
CY Copyright 2023 Harbor Gazette Ltd.
LP
Fares on the Norbury ferry rise by 10 percent in July.
TD
"We held them for three years," said Rosa Lind.
IN 2022 the fares were cut.
CO norfer : Norbury Ferries
NS ctrans : Transport | gpol : Domestic Politics
RE uk : United Kingdom
PUB Harbor Gazette Ltd
AN Document HARBG00020230612ej6c0001x
"""

PROQUEST = """\
____________________________________________________________

Report Information from ProQuest
June 20 2023 09:14
____________________________________________________________

Document 1 of 2

Ferry fares to rise by a tenth

Author: Quill, Mara; Stahl, Ivo

Publication info: The Harbor Gazette ; Port Ellery  [Port Ellery]. 12 June 2023: B.3.

http://search.example.org/docview/1?accountid=2

Abstract: Fares rise.

Full text: Fares on the Norbury ferry rise by 10 percent in July.

Location: the pier. "We held them for three years," said Rosa Lind.

Credit: Mara Quill

Subject: Ferries; Fares

Location: Port Ellery

Title: Ferry fares to rise by a tenth

Publication title: The Harbor Gazette; Port Ellery

First page: B.3

Publication year: 2023

Publication date: Jun 12, 2023

Section: Business

Source type: Newspapers

ProQuest document ID: 1234567

Document URL: http://search.example.org/docview/1?accountid=2

Database: ProQuest Central

____________________________________________________________

Document 2 of 2

Harbour master resigns

Full text: Not available.

Title: Harbour master resigns

Publication title: Inland Courier

Publication date: Jun 14, 2023

ProQuest document ID: 1234568

____________________________________________________________

Contact us at: http://www.proquest.example/go/contact
Database copyright © 2023 ProQuest LLC. All rights reserved.
"""

LABELLED = """\
Title: A bridge is shut
Date: 12 June 2023
Source: Harbor Gazette
Author: Mara Quill
Text: The bridge is shut.
It opens in May.
-----
Title: A bridge opens
Date: 14 June 2023
Source: Inland Courier
Author: Ivo Stahl
Text: The bridge is open.
"""
