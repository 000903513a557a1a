-- The database "risk" is made by the image.
create database execution;
