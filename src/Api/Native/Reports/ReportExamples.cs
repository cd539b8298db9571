namespace Reporting.Api.Native.Reports;

/// <summary>Reports as documents show them.</summary>
internal static class ReportExamples
{
    public const string ActiveUsers =
        """
        {"from":"2026-03-08T23:00:00Z","to":"2026-03-22T23:00:00Z",
        "rows":[{"date":"2026-03-09","users":164},
        {"date":"2026-03-16","users":141}]}
        """;
    public const string ActiveUsersCsv = "date,users\r\n2026-03-09,164\r\n2026-03-16,141\r\n";

    public const string ActiveUserTotal =
        """
        {"from":"2026-03-08T23:00:00Z","to":"2026-03-22T23:00:00Z",
        "rows":[{"users":187}]}
        """;
    public const string ActiveUserTotalCsv = "users\r\n187\r\n";

    public const string ActiveHours =
        """
        {"from":"2026-03-08T23:00:00Z","to":"2026-03-22T23:00:00Z",
        "rows":[{"weekday":1,"hour":9,"users":61.5},
        {"weekday":1,"hour":10,"users":84}]}
        """;
    public const string ActiveHoursCsv = "weekday,hour,users\r\n1,9,61.5\r\n1,10,84\r\n";

    public const string TemplateUsage =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"template_id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","name":"go","active_users":22,"seconds":80500}]}
        """;
    public const string TemplateUsageCsv = "template_id,name,active_users,seconds\r\n497f6eca-6276-4993-bfeb-53cbbbba6f08,go,22,80500\r\n";

    public const string AppUsage =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"type":"app","slug":"notebook","display_name":"Notebook","seconds":80500,"times_used":12,"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"]}]}
        """;
    public const string AppUsageCsv = "type,slug,display_name,seconds,times_used,template_ids\r\napp,notebook,Notebook,80500,12,497f6eca-6276-4993-bfeb-53cbbbba6f08\r\n";

    public const string ParameterUsage =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"name":"region","display_name":"Region","type":"string","value":"eu","workspaces":14,"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"]}]}
        """;
    public const string ParameterUsageCsv = "name,display_name,type,value,workspaces,template_ids\r\nregion,Region,string,eu,14,497f6eca-6276-4993-bfeb-53cbbbba6f08\r\n";

    public const string UserActivity =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"user_id":"a169451c-8525-4352-b8ca-070dd449a1a5","username":"ada","seconds":80500,"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"]}]}
        """;
    public const string UserActivityCsv = "user_id,username,seconds,template_ids\r\na169451c-8525-4352-b8ca-070dd449a1a5,ada,80500,497f6eca-6276-4993-bfeb-53cbbbba6f08\r\n";

    public const string UserDays =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-11T00:00:00Z",
        "rows":[{"date":"2026-03-09","half_hours":15},
        {"date":"2026-03-10","half_hours":0}]}
        """;
    public const string UserDaysCsv = "date,half_hours\r\n2026-03-09,15\r\n2026-03-10,0\r\n";

    public const string Accounts =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"user_id":"a169451c-8525-4352-b8ca-070dd449a1a5","username":"ada","status":"active","last_used_at":"2026-03-13T16:30:00Z"}]}
        """;
    public const string AccountsCsv = "user_id,username,status,last_used_at\r\na169451c-8525-4352-b8ca-070dd449a1a5,ada,active,2026-03-13T16:30:00Z\r\n";

    public const string Templates = """{"rows":[{"template_id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","name":"go","display_name":"Go"}]}""";
    public const string TemplatesCsv = "template_id,name,display_name\r\n497f6eca-6276-4993-bfeb-53cbbbba6f08,go,Go\r\n";

    public const string TemplateTrends =
        """
        {"from":"2026-03-08T23:00:00Z","to":"2026-03-22T23:00:00Z",
        "rows":[{"template_id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","template_name":"go","date":"2026-03-09","active_users":31,"seconds":1584000},
        {"template_id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","template_name":"go","date":"2026-03-16","active_users":28,"seconds":1490400}]}
        """;
    public const string TemplateTrendsCsv = "template_id,template_name,date,active_users,seconds\r\n497f6eca-6276-4993-bfeb-53cbbbba6f08,go,2026-03-09,31,1584000\r\n497f6eca-6276-4993-bfeb-53cbbbba6f08,go,2026-03-16,28,1490400\r\n";

    public const string AppTrends =
        """
        {"from":"2026-03-08T23:00:00Z","to":"2026-03-15T23:00:00Z",
        "rows":[{"date":"2026-03-09","type":"builtin","slug":"ssh","display_name":"SSH","seconds":88200,"times_used":0},
        {"date":"2026-03-09","type":"app","slug":"jupyter","display_name":"Jupyter","seconds":48000,"times_used":61}]}
        """;
    public const string AppTrendsCsv = "date,type,slug,display_name,seconds,times_used\r\n2026-03-09,builtin,ssh,SSH,88200,0\r\n2026-03-09,app,jupyter,Jupyter,48000,61\r\n";

    public const string TemplateApps =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"template_id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","template_name":"go","type":"app","slug":"jupyter","display_name":"Jupyter","seconds":48000}]}
        """;
    public const string TemplateAppsCsv = "template_id,template_name,type,slug,display_name,seconds\r\n497f6eca-6276-4993-bfeb-53cbbbba6f08,go,app,jupyter,Jupyter,48000\r\n";

    public const string TemplateVersions =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"template_id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","version_id":"0ba39c92-1f1b-4c32-aa3e-9925d7713eb1","workspaces":12,"builds":31,
        "first_built_at":"2026-03-09T07:02:11Z","last_built_at":"2026-03-13T16:41:05Z"}]}
        """;
    public const string TemplateVersionsCsv =
        "template_id,version_id,workspaces,builds,first_built_at,last_built_at\r\n" +
        "497f6eca-6276-4993-bfeb-53cbbbba6f08,0ba39c92-1f1b-4c32-aa3e-9925d7713eb1,12,31,2026-03-09T07:02:11Z,2026-03-13T16:41:05Z\r\n";

    public const string UnusedTemplates =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"template_id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","name":"go-old","display_name":"Go (old)"}]}
        """;
    public const string UnusedTemplatesCsv = "template_id,name,display_name\r\n497f6eca-6276-4993-bfeb-53cbbbba6f08,go-old,Go (old)\r\n";

    public const string UserLatency =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"user_id":"a169451c-8525-4352-b8ca-070dd449a1a5","username":"ada","p50_ms":31.312,"p95_ms":119.832,"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"]}]}
        """;
    public const string UserLatencyCsv = "user_id,username,p50_ms,p95_ms,template_ids\r\na169451c-8525-4352-b8ca-070dd449a1a5,ada,31.312,119.832,497f6eca-6276-4993-bfeb-53cbbbba6f08\r\n";

    public const string UserStatuses =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"at":"2026-03-09T00:00:00Z","status":"active","users":118},
        {"at":"2026-03-10T00:00:00Z","status":"active","users":120}]}
        """;
    public const string UserStatusesCsv = "at,status,users\r\n2026-03-09T00:00:00Z,active,118\r\n2026-03-10T00:00:00Z,active,120\r\n";

    public const string FlagTotals = """{"rows":[{"name":"flags","count":300},{"name":"archived_flags","count":41}]}""";
    public const string FlagTotalsCsv = "name,count\r\nflags,300\r\narchived_flags,41\r\n";

    public const string FlagTrends =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"date":"2026-03-09","total":300,"active":190,"stale":34,"potentially_stale":76}]}
        """;
    public const string FlagTrendsCsv = "date,total,active,stale,potentially_stale\r\n2026-03-09,300,190,34,76\r\n";

    public const string AccountTrends =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"date":"2026-03-09","total":56,"active":52,"inactive":4}]}
        """;
    public const string AccountTrendsCsv = "date,total,active,inactive\r\n2026-03-09,56,52,4\r\n";

    public const string ProjectHealth =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"week":"2026-11","date":"2026-03-15","project":"search","health":76,"technical_debt":24,"days_to_production":7.3,"total":29,"active":23,"stale":1,"potentially_stale":5,"users":8}]}
        """;
    public const string ProjectHealthCsv = "week,date,project,health,technical_debt,days_to_production,total,active,stale,potentially_stale,users\r\n2026-11,2026-03-15,search,76,24,7.3,29,23,1,5,8\r\n";

    public const string FlagUse =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"week":"2026-11","date":"2026-03-15","project":"search","requests":5210,"yes":4100,"no":1110,"applications":3,"flags":21,"environments":2}]}
        """;
    public const string FlagUseCsv = "week,date,project,requests,yes,no,applications,flags,environments\r\n2026-11,2026-03-15,search,5210,4100,1110,3,21,2\r\n";

    public const string FlagCreations =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"week":"2026-11","date":"2026-03-15","project":"search","created":3,"archived":1}]}
        """;
    public const string FlagCreationsCsv = "week,date,project,created,archived\r\n2026-11,2026-03-15,search,3,1\r\n";

    public const string Events =
        """
        {"rows":[{"id":812,"created_at":"2026-03-15T08:30:00Z","type":"feature-created","created_by":"ada","created_by_user_id":7,"project":"search","environment":null,"flag":"new-ranking","data":{"name":"new-ranking"},"pre_data":null,"tags":[]}],"total":812,"next_offset":1}
        """;
    public const string EventsCsv = "id,created_at,type,created_by,created_by_user_id,project,environment,flag,data,pre_data,tags\r\n812,2026-03-15T08:30:00Z,feature-created,ada,7,search,,new-ranking,\"{\"\"name\"\":\"\"new-ranking\"\"}\",,\r\n";

    public const string NetworkActivity =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"date":"2026-03-09","devices":26,"changes":14,"api_calls":120,"commands":31,"users":5}]}
        """;
    public const string NetworkActivityCsv = "date,devices,changes,api_calls,commands,users\r\n2026-03-09,26,14,120,31,5\r\n";

    public const string NetworkTotals = """{"rows":[{"name":"devices","count":1246},{"name":"vlans","count":310}]}""";
    public const string NetworkTotalsCsv = "name,count\r\ndevices,1246\r\nvlans,310\r\n";

    public const string EnvironmentChanges =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"week":"2026-11","date":"2026-03-15","environment_type":"production","changes":31}]}
        """;
    public const string EnvironmentChangesCsv = "week,date,environment_type,changes\r\n2026-11,2026-03-15,production,31\r\n";

    public const string FlagStages =
        """
        {"rows":[{"stage":"develop","flags":41,"median_days":12,"median_days_before":9.5},
        {"stage":"production","flags":210,"median_days":63,"median_days_before":38},
        {"stage":"cleanup","flags":17,"median_days":21,"median_days_before":14.5}]}
        """;
    public const string FlagStagesCsv = "stage,flags,median_days,median_days_before\r\ndevelop,41,12,9.5\r\nproduction,210,63,38\r\ncleanup,17,21,14.5\r\n";

    public const string Flags =
        """
        {"rows":[{"flag":"old-checkout","project":"shop","type":"release","created_at":"2025-04-02T09:00:00Z","state":"stale","last_used_on":"2026-01-30"}]}
        """;
    public const string FlagsCsv = "flag,project,type,created_at,state,last_used_on\r\nold-checkout,shop,release,2025-04-02T09:00:00Z,stale,2026-01-30\r\n";

    public const string ApplicationUse =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"environment":"production","application":"web","flags":37,"requests":5210,"yes":4100,"no":1110}]}
        """;
    public const string ApplicationUseCsv = "environment,application,flags,requests,yes,no\r\nproduction,web,37,5210,4100,1110\r\n";

    public const string NetworkRecent = """{"rows":[{"span":"last-hour","devices":3,"changes":2,"api_calls":14,"commands":1,"users":2}]}""";
    public const string NetworkRecentCsv = "span,devices,changes,api_calls,commands,users\r\nlast-hour,3,2,14,1,2\r\n";

    public const string DeviceUse =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"device_id":12,"name":"core-1","entries":84,"views":51,"changes":24,"commands":9}]}
        """;
    public const string DeviceUseCsv = "device_id,name,entries,views,changes,commands\r\n12,core-1,84,51,24,9\r\n";

    public const string UnusedDevices = """{"rows":[{"device_id":77,"name":"attic-2","last_used_on":"2025-12-01"}]}""";
    public const string UnusedDevicesCsv = "device_id,name,last_used_on\r\n77,attic-2,2025-12-01\r\n";

    public const string NetworkUsers =
        """
        {"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z",
        "rows":[{"user_id":7,"entries":190,"devices":31,"changes":64,"commands":12,"api_calls":0}]}
        """;
    public const string NetworkUsersCsv = "user_id,entries,devices,changes,commands,api_calls\r\n7,190,31,64,12,0\r\n";

    public const string List =
        """
        [{"name":"active-users","kind":"workspaces","summary":"Count active users by day, week or month",
        "parameters":[{"name":"interval","description":"What is counted by: days, weeks from Monday, or calendar months","type":"string","required":false,"default":"day","values":["day","week","month"]}]}]
        """;
}
