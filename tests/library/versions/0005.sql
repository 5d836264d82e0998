BEGIN TRANSACTION;
CREATE TABLE articles (
	id VARCHAR(64) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	source TEXT, 
	published DATE, 
	published_how TEXT, 
	authors JSON NOT NULL, 
	url TEXT, 
	path TEXT, 
	language VARCHAR(16) NOT NULL, 
	metadata JSON NOT NULL, 
	removed JSON NOT NULL, 
	added_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "articles" VALUES('a1','ready','4846e27e03ac1113dd8b8c578a27197011bf2e5fdba521dd2ecfacf80b410031','Harbour of Ruritania opens','Harbour of Ruritania opens

The minister of Ruritania opened the harbour on Monday. It rained.','The Strelsau Post','2024-06-20','metadata','["Ann Poe"]','https://news.example/harbour','/articles/harbour.txt','en','{"place": "Strelsau"}','[["advertisement", "Advertisement"]]','2024-06-20 10:00:00.000000');
INSERT INTO "articles" VALUES('a2','ready','670f29a1d85a3f333823679edb64c3b5a2a3a614228cf3b26a7d1850a490b902','Œuvre of Syldavia','The king of Syldavia said “no” — twice.',NULL,NULL,NULL,'[]',NULL,'/articles/syldavia.txt','en','{}','[]','2024-06-20 10:00:00.000000');
CREATE TABLE conversations (
	id VARCHAR(32) NOT NULL, 
	title TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	started VARCHAR(32) NOT NULL, 
	changed VARCHAR(32) NOT NULL, 
	removed VARCHAR(32), 
	owner VARCHAR(32), 
	PRIMARY KEY (id)
);
INSERT INTO "conversations" VALUES('c1','Who opened the harbour?','who opened the harbour?','2024-06-21T09:00:00+00:00','2024-06-21T09:00:01+00:00',NULL,'u1');
CREATE TABLE evaluation_answers (
	run VARCHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	result JSON NOT NULL, 
	PRIMARY KEY (run, number)
);
INSERT INTO "evaluation_answers" VALUES('r1',0,'{"case": "q1", "answer": "The minister of Ruritania."}');
CREATE TABLE evaluation_runs (
	id VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	cases JSON NOT NULL, 
	conditions JSON NOT NULL, 
	started VARCHAR(32) NOT NULL, 
	finished VARCHAR(32), 
	summary JSON, 
	PRIMARY KEY (id)
);
INSERT INTO "evaluation_runs" VALUES('r1','seeds','0000000000000000000000000000000000000000000000000000000000000000','[{"id": "q1", "question": "Who opened the harbour?"}]','{"model": "quotes"}','2024-06-21T08:00:00+00:00','2024-06-21T08:01:00+00:00','{"hit@5": 1.0}');
CREATE TABLE marks (
	name VARCHAR(32) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "marks" VALUES('passages','2');
CREATE TABLE ratings (
	turn VARCHAR(32) NOT NULL, 
	conversation VARCHAR(32) NOT NULL, 
	thumb VARCHAR(8) NOT NULL, 
	comment TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	in_set BOOLEAN NOT NULL, 
	rated VARCHAR(32) NOT NULL, 
	question TEXT NOT NULL, 
	record JSON, 
	conditions JSON NOT NULL, 
	history JSON NOT NULL, 
	PRIMARY KEY (turn)
);
INSERT INTO "ratings" VALUES('t1','c1','up','Good.','The minister',1,'2024-06-21T09:05:00+00:00','Who opened the harbour?','{"question": "Who opened the harbour?", "answer": "The minister of Ruritania opened the harbour."}','{"model": "quotes"}','[]');
CREATE TABLE removed_articles (
	id VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	article JSON NOT NULL, 
	removed DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "removed_articles" VALUES('a3','Borduria votes','3f20509e04f1d8f4baf6b0eb7db207831f388543e5944f75474ece36deb94ed3','{"id": "a3", "title": "Borduria votes", "text": "Borduria votes on Friday.", "source": null, "published": null, "published_how": null, "authors": [], "url": null, "path": "/articles/borduria.txt", "language": "en", "metadata": {}, "removed": []}','2024-06-20 10:00:00.000000');
CREATE TABLE sessions (
	digest VARCHAR(64) NOT NULL, 
	user VARCHAR(32) NOT NULL, 
	ends VARCHAR(32) NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "sessions" VALUES('ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','u1','2099-01-01T00:00:00+00:00');
CREATE TABLE turns (
	conversation VARCHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	question TEXT NOT NULL, 
	asked VARCHAR(32) NOT NULL, 
	record JSON, 
	problem TEXT, 
	stopped BOOLEAN NOT NULL, 
	conditions JSON NOT NULL, 
	folded TEXT NOT NULL, 
	PRIMARY KEY (conversation, number), 
	UNIQUE (id)
);
INSERT INTO "turns" VALUES('c1',1,'t1','Who opened the harbour?','2024-06-21T09:00:01+00:00','{"question": "Who opened the harbour?", "answer": "The minister of Ruritania opened the harbour."}',NULL,0,'{"model": "quotes"}','who opened the harbour?
the minister of ruritania opened the harbour.');
CREATE TABLE users (
	id VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	folded VARCHAR(300) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	password VARCHAR(300) NOT NULL, 
	made VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (folded)
);
INSERT INTO "users" VALUES('u1','Ann','ann','admin','$argon2id$made-up','2024-06-20T07:00:00+00:00');
CREATE INDEX ix_articles_state ON articles (state);
CREATE INDEX ix_articles_source ON articles (source);
CREATE INDEX ix_articles_published ON articles (published);
CREATE INDEX ix_articles_path ON articles (path);
CREATE INDEX ix_conversations_removed ON conversations (removed);
CREATE INDEX ix_conversations_changed ON conversations (changed);
CREATE INDEX ix_ratings_conversation ON ratings (conversation);
CREATE INDEX ix_sessions_user ON sessions (user);
CREATE INDEX ix_sessions_ends ON sessions (ends);
CREATE INDEX ix_evaluation_runs_digest ON evaluation_runs (digest);
CREATE INDEX ix_removed_articles_removed ON removed_articles (removed);
COMMIT;
