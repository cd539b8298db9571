using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;

namespace Reporting.Api.Native.Reports;

[QueryParameter("template", "array", "The templates whose users count; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
internal sealed class ActiveUsersBinder : IntervalsBinder<GetActiveUsersQuery>
{
    protected override GetActiveUsersQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span(), parameters.Interval());
}

[QueryParameter("template", "array", "The templates wanted; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
internal sealed class TemplateTrendsBinder : IntervalsBinder<GetTemplateTrendsQuery>
{
    protected override GetTemplateTrendsQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span(), parameters.Interval());
}

[QueryParameter("template", "array", "The templates whose use counts; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
internal sealed class AppTrendsBinder : IntervalsBinder<GetAppTrendsQuery>
{
    protected override GetAppTrendsQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span(), parameters.Interval());
}

[QueryParameter("template", "array", "The templates whose users count; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
internal sealed class ActiveUserTotalBinder : SpanBinder<GetActiveUserTotalQuery>
{
    protected override GetActiveUserTotalQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span());
}

[QueryParameter("template", "array", "The templates whose users count; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
internal sealed class ActiveHoursBinder : SpanBinder<GetActiveHoursQuery>
{
    protected override GetActiveHoursQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span());
}

[QueryParameter("template", "array", "The templates wanted; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
internal abstract class TemplatesOfSpanBinder<TQuery> : SpanBinder<TQuery>
    where TQuery : class;

internal sealed class TemplateUsageBinder : TemplatesOfSpanBinder<GetTemplateTotalsQuery>
{
    protected override GetTemplateTotalsQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span());
}

internal sealed class TemplateAppsBinder : TemplatesOfSpanBinder<GetTemplateAppsQuery>
{
    protected override GetTemplateAppsQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span());
}

internal sealed class TemplateVersionsBinder : TemplatesOfSpanBinder<GetTemplateVersionsQuery>
{
    protected override GetTemplateVersionsQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Templates(), parameters.Span());
}

[QueryParameter("template", "array", "The templates whose use counts; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
internal sealed class InsightsBinder : SpanBinder<GetTemplateInsightsQuery>
{
    protected override GetTemplateInsightsQuery Read(ReportParameters parameters, Caller caller)
    {
        var span = parameters.Span();
        return new(caller.Instance.Id, TimeInput.Of(span.Start), TimeInput.Of(span.End), Interval: "", parameters.Templates(), [TemplateSection.Window], parameters.Now);
    }
}

[QueryParameter("template", "array", "The templates whose use counts; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
[QueryParameter("user", "array", "The users wanted; without it all", Format = "uuid", Example = "a169451c-8525-4352-b8ca-070dd449a1a5")]
internal abstract class UsersBinder<TQuery> : SpanBinder<TQuery>
    where TQuery : class;

internal sealed class UserActivityBinder : UsersBinder<GetUserActivityQuery>
{
    protected override GetUserActivityQuery Read(ReportParameters parameters, Caller caller)
    {
        var span = parameters.Span();
        return new(caller.Instance.Id, TimeInput.Of(span.Start), TimeInput.Of(span.End), parameters.Templates(), parameters.Now) { Users = parameters.Ids("user") };
    }
}

internal sealed class UserLatencyBinder : UsersBinder<GetUserLatencyQuery>
{
    protected override GetUserLatencyQuery Read(ReportParameters parameters, Caller caller)
    {
        var span = parameters.Span();
        return new(caller.Instance.Id, TimeInput.Of(span.Start), TimeInput.Of(span.End), parameters.Templates(), parameters.Now) { Users = parameters.Ids("user") };
    }
}

internal sealed class UserStatusesBinder : IntervalsBinder<GetUserStatusesQuery>
{
    protected override GetUserStatusesQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Span(), parameters.Interval());
}

[QueryParameter("user", "string", "The user wanted", Required = true, Format = "uuid", Example = "a169451c-8525-4352-b8ca-070dd449a1a5")]
internal sealed class UserDaysBinder : SpanBinder<GetUserDaysQuery>
{
    protected override GetUserDaysQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Id("user"), parameters.Span());
}

internal sealed class AccountsBinder : SpanBinder<GetAccountsQuery>
{
    protected override GetAccountsQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Span());
}

internal sealed class TemplatesBinder : ReportBinder<GetTemplatesQuery>
{
    protected override GetTemplatesQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id);
}

internal sealed class UnusedTemplatesBinder : SpanBinder<GetUnusedTemplatesQuery>
{
    protected override GetUnusedTemplatesQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Span());
}
