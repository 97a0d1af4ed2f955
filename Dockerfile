FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# These change seldom: the packages restored from them stay cached when only code changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Identities/Identities.csproj src/Identities/
RUN dotnet restore src/Identities/Identities.csproj --use-current-runtime -p:PublishReadyToRun=true

COPY .editorconfig ./
COPY src src
# Compiled ahead of time: the service would spend most of its start on that otherwise.
RUN dotnet publish src/Identities/Identities.csproj --no-restore -c Release -o /app \
    --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app ./

ENV ASPNETCORE_HTTP_PORTS=6009
EXPOSE 6009
USER $APP_UID

# The image holds no shell and no curl: the service asks itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "Identities.dll", "health"]
ENTRYPOINT ["dotnet", "Identities.dll"]
