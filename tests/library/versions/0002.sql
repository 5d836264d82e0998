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
CREATE INDEX ix_articles_source ON articles (source);
CREATE INDEX ix_articles_state ON articles (state);
CREATE INDEX ix_articles_published ON articles (published);
CREATE INDEX ix_articles_path ON articles (path);
CREATE INDEX ix_evaluation_runs_digest ON evaluation_runs (digest);
COMMIT;
