"""What the image panes know of pictures: addresses, files, formats.

Owns nothing: functions from what an author gives to data that a browser shows.
"""
