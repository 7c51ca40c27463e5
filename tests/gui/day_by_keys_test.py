#!/usr/bin/python3
"""The whole day of two people at one machine, with the keys alone.     day_by_keys_test.py PROGRAM CLI"""
import sys

from day import work
from hands import Keys

work(*sys.argv[1:3], Keys)
