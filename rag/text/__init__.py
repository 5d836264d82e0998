"""What is known about the words of news: sentences, words, speakers, dates, page furniture.

Pure functions over strings, and tables. Nothing here reads a file of the user's, stores anything or knows a model.
"""
