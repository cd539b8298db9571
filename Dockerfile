# The service without a PostgreSQL: it needs ConnectionStrings__Reporting, from the environment or a file (compose.yaml shows both).
# Both images are those of .NET 10; name them as your registry does: --build-arg SDK_IMAGE=... --build-arg RUNTIME_IMAGE=...
ARG SDK_IMAGE=dotnet/sdk:10.0
ARG RUNTIME_IMAGE=dotnet/aspnet:10.0

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json ./
COPY src src
RUN dotnet publish src/Api --configuration Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true --output /service

FROM ${RUNTIME_IMAGE}
RUN mkdir /data && chown 10001:10001 /data
COPY --from=build /service /service
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 Reporting__DataDirectory=/data
WORKDIR /data
VOLUME /data
EXPOSE 8080
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["dotnet", "/service/Reporting.Api.dll", "health"]
ENTRYPOINT ["dotnet", "/service/Reporting.Api.dll"]
