#!/bin/sh
# Makes the migration Initial of both providers anew after a change of the model. Until the first release only; see README.md.
# It always gets the same number, so that two branches that renew it meet in one file instead of leaving two, or none.
set -eu
cd "$(dirname "$0")/../.."
number=20261101000000
dotnet tool restore > /dev/null
rm -rf Data/Migrations/Sqlite Data/Migrations/Postgres
dotnet build -v q -nologo
dotnet ef migrations add Initial --no-build --context SqliteDb -o Data/Migrations/Sqlite -- --Database:Provider=Sqlite
dotnet ef migrations add Initial --no-build --context PostgresDb -o Data/Migrations/Postgres -- --Database:Provider=Postgres --ConnectionStrings:Workflow=Host=none
for folder in Data/Migrations/Sqlite Data/Migrations/Postgres; do
    for file in "$folder"/*_Initial*.cs; do
        sed -i "s/\"[0-9]*_Initial\"/\"${number}_Initial\"/" "$file"
        mv "$file" "$folder/$number${file#"$folder"/??????????????}"
    done
done
