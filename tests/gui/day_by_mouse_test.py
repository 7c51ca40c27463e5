#!/usr/bin/python3
"""The whole day of two people at one machine, with the mouse alone.     day_by_mouse_test.py PROGRAM CLI"""
import sys

from day import work
from hands import Mouse

work(*sys.argv[1:3], Mouse)
