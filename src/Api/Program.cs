using Reporting.Api;
using Reporting.Api.Demo;
using Reporting.Api.Hosting;
using Reporting.Application;
using Reporting.Infrastructure;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = DemoSwitch.Expand(args), ContentRootPath = AppContext.BaseDirectory });
builder.AddHosting();
builder.Services.AddApplication();
builder.Services.AddInfrastructure();
builder.Services.AddApi();
builder.AddDemo();

var app = builder.Build();
app.UseApi();
try
{
    using var signals = new StartupSignals();
    await app.Services.StartInfrastructureAsync(signals.Token);
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    await app.DisposeAsync();
    return 1;
}
catch (OperationCanceledException)
{
    await app.DisposeAsync();
    return 130;
}

await app.RunAsync();
return 0;
