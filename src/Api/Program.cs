using Reporting.Api;
using Reporting.Api.Hosting;
using Reporting.Application;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddHosting();
builder.Services.AddApplication();
builder.Services.AddApi();

var app = builder.Build();
app.UseApi();
await app.RunAsync();
